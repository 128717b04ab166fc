"""Formats that a test puts into the table of formats; each module is one."""

from dashboard.exports import OPTIONS, Format


def made_up(name, **more):
    """A format whose module is the one of this name beside this file."""
    given = {"ending": ".bin", "media_type": "application/octet-stream", "what": "made up"} | more
    return Format(name=name, module=f"{__name__}.{name}", **given)


def telling():
    """A format that can be told all there is, and whose annex is usual."""
    return made_up("telling", takes=frozenset(OPTIONS), options=(("annex", True),))
