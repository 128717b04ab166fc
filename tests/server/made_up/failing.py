"""A format whose build fails."""


def render(dossier, selection):
    raise RuntimeError("secret detail")
