"""Text that is no YAML: where it stops being YAML, and which look-alikes of its signs are to blame.

Whether a character is to blame is tried: the text is read again with the sign that YAML wants.
"""

from collections.abc import Iterator

import yaml

from dashboard.loading.findings import At, ProblemLog
from dashboard.loading.lookalikes import WRITE_THAT, Lookalike, lookalikes, mended

INDENTATION = (
    "look here and a line above: indentation, an open quote or bracket, or a text with ': ' or"
    " ' #' that needs quotes"
)
MOST_READ, LEAST_TRIES = 1_000_000, 2
"""Characters that are read again in all, for one file: about a second, or twice the text."""
MOST_LINES = 10
QUOTES = "'\""


def report(text: str, file: str, error: yaml.MarkedYAMLError, findings: ProblemLog) -> None:
    """Note why a text is no YAML: look-alikes where they are it, else what the parser says."""
    mending, left = _Mending(text, file), error
    while mending.helps(left):
        for one in {(one.at.line, one.char): one for one in reversed(mending.named)}.values():
            findings.add(one.at, one.said, WRITE_THAT)
        if mending.left is None or mending.tries <= 0:
            return  # other faults are reported once these are fixed
        left = mending.left
    mark = left.problem_mark or left.context_mark
    at = At(file, mark.line + 1, mark.column + 1) if mark else At(file)
    findings.add(at, f"is not YAML: {left.problem or left.context}", INDENTATION)


class _Mending:
    """A text whose look-alikes are replaced step by step, as far as that makes it YAML."""

    def __init__(self, text: str, file: str) -> None:
        self.lines = text.split("\n")
        self.file = file
        self.tries = max(MOST_READ // len(text), LEAST_TRIES)
        self.named: list[Lookalike] = []
        """What was replaced in the last step."""
        self.left: yaml.MarkedYAMLError | None = None
        """The error that the last step left."""

    def helps(self, error: yaml.MarkedYAMLError) -> bool:
        """Return whether mending look-alikes about an error moves it to a later line."""
        for numbers in _suspects(error):
            near = [n for n in numbers if n < len(self.lines)]
            found = {n: _found(self.lines[n], At(self.file, n + 1, 1)) for n in near}
            for lines in self._variants(found):
                if self.tries <= 0:
                    return False
                self.tries -= 1
                self.left = _error_in("\n".join(lines))
                if self.left is None or _line(self.left) > _line(error):
                    self.lines = lines
                    self.named = [one for named in found.values() for one in named]
                    return True
        return False

    def _variants(self, found: dict[int, list[Lookalike]]) -> Iterator[list[str]]:
        """The lines with the signs that YAML wants; a wide space may stand for two before one."""
        before = self.lines
        for wide in (" ", "  "):
            lines = [
                mended(line, found[n], wide) if found.get(n) else line
                for n, line in enumerate(self.lines)
            ]
            if lines != before:
                yield lines
            before = lines


def _found(line: str, at: At) -> list[Lookalike]:
    """The look-alikes of a line, without a quote that none ends: it would run on to some other."""
    found = lookalikes(line, at)
    quotes = [one for one in found if one.sign in QUOTES]
    return [one for one in found if one not in quotes] if len(quotes) % 2 else found


def _suspects(error: yaml.MarkedYAMLError) -> Iterator[range]:
    """Lines that may be to blame: that of the error, those above it, and what it is in."""
    last = _line(error)
    first = error.context_mark.line if error.context_mark else last
    for number in (last, *range(last - 1, max(last - 4, -1), -1), first):
        yield range(number, number + 1)
    yield range(max(min(first, last - 3), last - MOST_LINES, 0), last + 1)


def _line(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _error_in(text: str) -> yaml.MarkedYAMLError | None:
    """The first error of a text; None also for another kind, which is reported elsewhere."""
    loader = yaml.SafeLoader(text)
    try:
        for _ in iter(loader.get_event, None):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    except (yaml.YAMLError, ValueError, OverflowError):
        return None
    return None
