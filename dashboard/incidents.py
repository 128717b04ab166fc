"""A reference for what went wrong: shown to the visitor, found in the log."""

import logging
import secrets

from dashboard.metrics import ERRORS

_log = logging.getLogger("dashboard.incidents")

# Without 0/O, 1/I/L and the vowels: read out over a telephone, and never a word.
_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


def report(error: BaseException) -> str:
    """Log an error with its traceback; return the reference that the log line begins with."""
    reference = _new()
    said = {"reference": reference}
    _log.error("incident %s: %s", reference, type(error).__name__, exc_info=error, extra=said)
    ERRORS.inc()
    return reference


def note(what: str) -> str:
    """Log a line about something that is no error of ours; return its reference as above."""
    reference = _new()
    _log.warning("incident %s: %s", reference, what, extra={"reference": reference})
    return reference


def _new() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(6))
