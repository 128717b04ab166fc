"""Lists cut to the room: the first of many points, and how many more there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from dashboard.exports.paper.model import Block, Item, Points, Sentence, Sentences

ACROSS = 100
"""Characters of a line of the paper."""
LONGEST, SHORTEST = 2000, 80
"""Characters of a text of lesser weight, before and after all cutting."""


@dataclass(frozen=True, slots=True)
class Room:
    """The share of the usual lines that each list may take."""

    share: float = 1.0

    def fits(self, many: Sequence[Sentences], most: float, across: int = ACROSS) -> int:
        """Return how many of the first fit into `most` lines; while there is room one at least."""
        taken, least = 0, int(self.share >= 0.5)
        for number, sentences in enumerate(many):
            taken += _lines(sentences, across)
            if taken > most * self.share and number >= least:
                return number
        return len(many)

    def points(self, items: Sequence[Item], most: float, rest: str) -> Iterator[Block]:
        """Yield the list of the items that fit, and a note on the rest; `rest` says where."""
        shown = self.fits([item.sentences for item in items], most)
        left = [Item(sentences=(more(len(items) - shown, rest),))] * (shown < len(items))
        if items:
            yield Points(items=(*items[:shown], *left))

    def cut(self, text: str, most: int = LONGEST) -> str:
        """Return a text of lesser weight, cut where there is little room."""
        return shortened(text, max(SHORTEST, int(most * self.share)))


WHOLE = Room()


def _lines(sentences: Iterable[Sentence], across: int) -> int:
    """Return about how many lines some sentences take."""
    return ceil(sum(len(one.text) + len(one.lesser) + 8 for one in sentences) / across)


def more(number: int, rest: str, noun: str = "") -> Sentence:
    """Return the note on what is left out, and where it is."""
    many = f"{number:,} more {noun}{'s' * bool(noun and number > 1)}".rstrip()
    return Sentence(text="", lesser=f"And {many}: {rest}.")


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters, cut after a word."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
