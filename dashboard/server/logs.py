"""Log lines: for a person at a terminal as text, for anything else as one JSON object each."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

TEXT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


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
    """Give the lines of Streamlit and Uvicorn the same form, now that their loggers are there."""
    for logger in tuple(logging.root.manager.loggerDict.values()):
        for handler in getattr(logger, "handlers", ()):
            handler.setFormatter(_form(stream))


def _form(stream: TextIO) -> logging.Formatter:
    return TEXT if stream.isatty() else JsonLines()
