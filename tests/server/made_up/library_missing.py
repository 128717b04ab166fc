"""A format whose library is nowhere."""

import no_such_library


def render(excerpt):
    return no_such_library.write(excerpt)
