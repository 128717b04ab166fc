"""Log lines: for a person at a terminal as text, for anything else as one JSON object each."""

import json
import logging
import logging.config
import sys
from datetime import UTC, datetime
from typing import TextIO

TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class JsonLines(logging.Formatter):
    """A record as one line: time (UTC, ISO 8601), level, logger, message, and what it has besides.

    `reference` is the one that a visitor was shown; a traceback is in the same line.
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
    """Write to a stream what our loggers say, those without handlers, and Python's warnings."""
    form = "text" if stream.isatty() else "json"
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"text": {"format": TEXT}, "json": {"()": JsonLines}},
            "handlers": {
                "stream": {
                    "class": "logging.StreamHandler",
                    "stream": stream,
                    "formatter": form,
                }
            },
            "root": {"handlers": ["stream"]},
            "loggers": {"dashboard": {"level": "INFO"}},
        }
    )
    logging.captureWarnings(True)


def hand_over(logger: logging.Logger) -> None:
    """Make a logger of Streamlit or Uvicorn write through the root logger's handler only.

    Uvicorn names a viewer's address in what is less than a warning, and in each line of
    `uvicorn.access`, which it writes as long as that logger has a handler.
    """
    logger.handlers.clear()
    logger.propagate = logger.name != "uvicorn.access"
    if logger.name.startswith("uvicorn"):
        logger.setLevel(logging.WARNING)
