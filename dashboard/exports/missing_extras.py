"""The message for a format whose library is not installed."""

from dashboard.domain.problems import CrisisError
from dashboard.exports import GENERATOR


class MissingExtra(CrisisError):
    """A format whose library is not there: one line that says which, and what installs it."""

    def __init__(self, format_: str, library: str, extra: str) -> None:
        super().__init__(
            f"the format {format_} needs {library}: pip install '{GENERATOR}[{extra}]'"
        )
