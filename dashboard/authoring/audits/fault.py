"""Why a proposal is refused, in one line."""

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong with a proposal: at which key, what, and what to do."""

    key: str
    what: str
    hint: str = ""
    rule: str = ""
    """The name of the rule that found it."""

    def __str__(self) -> str:
        said = f"{self.key}: {self.what}" if self.key else self.what
        return f"{said}; {self.hint}" if self.hint else said
