"""A format whose build fails."""


def render(excerpt):
    raise RuntimeError("secret detail")
