"""Formats that a test puts into the table of formats; each module is one."""

from dashboard.exports import Format


def made_up(name, *, extra="", media_type="application/octet-stream"):
    """A format whose module is the one of this name beside this file."""
    module = f"{__name__}.{name}"
    return Format(
        name=name, ending=".bin", media_type=media_type, module=module, what="made up", extra=extra
    )
