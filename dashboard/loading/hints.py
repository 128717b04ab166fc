"""The nearest word to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

LONGEST = 80
MOST = 2000


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like `word`, or nothing.

    Comparing takes time that grows with both sides, so neither is taken at any length.
    """
    if len(word) > LONGEST:
        return ""
    folded = {each.casefold(): each for each in islice(sorted(known), MOST)}
    close = get_close_matches(word.casefold(), folded, n=1)
    return f"did you mean '{folded[close[0]]}'?" if close else ""
