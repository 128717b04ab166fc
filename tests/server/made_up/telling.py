"""A format that says what it was told."""


def render(excerpt, **told):
    return repr(sorted(told.items())).encode()
