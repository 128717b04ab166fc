"""A format whose library is nowhere."""

import no_such_library


def render(dossier, selection):
    return no_such_library.write(dossier)
