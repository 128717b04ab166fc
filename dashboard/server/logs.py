"""Log lines: for a person at a terminal as text, for anything else as one JSON object each."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

TEXT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


class Formed(logging.Logger):
    """A logger that is made later than ours, as Streamlit's on first use, and writes as ours do."""

    def addHandler(self, hdlr: logging.Handler) -> None:  # noqa: N802 - the name is Python's
        """Take a handler, and give its lines their form."""
        hdlr.setFormatter(_form(getattr(hdlr, "stream", None) or sys.stderr))
        super().addHandler(hdlr)


class JsonLines(logging.Formatter):
    """A record as one line: time (UTC, ISO 8601), level, logger, message, and what it has besides.

    `reference` is the one that a visitor was shown; a traceback stands in the same line.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "reference": getattr(record, "reference", None),
            "traceback": self.formatException(record.exc_info) if record.exc_info else None,
        }
        kept = {name: value for name, value in said.items() if value is not None}
        return json.dumps(kept, ensure_ascii=False)


def set_up(stream: TextIO = sys.stderr) -> None:
    """Give our own log lines their place and their form, and what Python warns of the same."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_form(stream))
    logging.captureWarnings(True)
    for name in ("dashboard", "py.warnings"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
    logging.getLogger("dashboard").setLevel(logging.INFO)


def take_over(stream: TextIO = sys.stderr) -> None:
    """Give the lines of Streamlit and Uvicorn the same form.

    Also those of loggers that come later, and that have no handler: Python has a last resort.
    """
    logging.setLoggerClass(Formed)
    if logging.lastResort:
        logging.lastResort.setFormatter(_form(stream))
    for logger in tuple(logging.root.manager.loggerDict.values()):
        for handler in getattr(logger, "handlers", ()):
            handler.setFormatter(_form(stream))


def _form(stream: TextIO) -> logging.Formatter:
    return TEXT if stream.isatty() else JsonLines()
