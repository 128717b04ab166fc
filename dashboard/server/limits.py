"""The process's resource limits."""

import logging

_log = logging.getLogger("dashboard.server")

ENOUGH_FILES = 65_536


def raise_open_files(enough: int = ENOUGH_FILES) -> None:
    """Let this process have as many open files as it may, at most `enough`.

    Four for each open page, and three for each that was closed lately, as Streamlit has it: with
    the usual 1,024, the 250th visitor would find no page.
    """
    try:
        import resource
    except ImportError:  # a system that has no such bounds
        return
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = enough if most == resource.RLIM_INFINITY else min(enough, most)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    except (OSError, ValueError) as error:
        _log.warning("no more than %d files may be open at once: %s", soft, error)
