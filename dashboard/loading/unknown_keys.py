"""Keys that a record does not have: each is reported, with what was most likely meant."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from dashboard.domain.wording import did_you_mean, nearest
from dashboard.loading.findings import At, ProblemLog, quoted
from dashboard.loading.inventory import FORMER_KEYS
from dashboard.loading.locations import joined, said_of
from dashboard.loading.lookalikes import WRITE_THAT
from dashboard.loading.nodes import Mapping, Node, Scalar, is_cut

BEGINS_A_NUMBER = re.compile(r"[+-]?\d{1,15}", re.ASCII)
GROUP, THOUSANDS = re.compile(r"\d{1,15}", re.ASCII), 3
INDENTED = "use ordinary spaces, as many as before the keys around it"
CUT = "in braces a comma ends a value: quote a text that holds one"


class Unknown(NamedTuple):
    """Keys that a record does not have, and those of its own that were meant by them."""

    keys: list[str]
    meant: set[str]
    """That these are missing need not be said."""


def refuse_unknown(
    node: Mapping, known: Sequence[str], label: str, findings: ProblemLog
) -> Unknown:
    """Report the keys of a tree that are not among the known ones, and return them."""
    unknown = Unknown([], set())
    told = 0
    """How many of the next keys are the rest of a number that is reported already."""
    for index, (key, value) in enumerate(node.pairs):
        if key.text in known:
            rest = _rest_of_number(value, islice(node.pairs, index + 1, None))
            told = len(rest)
            if rest and isinstance(value, Scalar):
                _refuse_number(key, value, rest, label, findings)
            continue
        unknown.keys.append(key.text)
        if told:
            told -= 1
        else:
            findings.add(*_refusal(key, value, known, label))
            unknown.meant.add(_meant(key, known))
    return unknown


def _rest_of_number(value: Node, pairs: Iterable[tuple[Scalar, Node]]) -> list[str]:
    """Return the digits that a comma in braces cut off: '500' and '000' of '1,500,000'."""
    if not isinstance(value, Scalar) or not BEGINS_A_NUMBER.fullmatch(value.text):
        return []
    cut = takewhile(lambda pair: is_cut(*pair) and GROUP.fullmatch(pair[0].text), pairs)
    return [key.text for key, _ in cut]


def _refuse_number(
    key: Scalar, value: Scalar, rest: Sequence[str], label: str, findings: ProblemLog
) -> None:
    is_grouped = all(len(part) == THOUSANDS for part in rest)
    meant = f"{value.text}{'' if is_grouped else '.'}{''.join(rest)}"
    what = f"{quoted(','.join((value.text, *rest)))} is cut at its comma"
    hint = f"a number has no comma: write {meant}"
    findings.add(value.at, f"{joined(label, key.text)}: {what}", hint)


def _meant(key: Scalar, known: Sequence[str]) -> str:
    """The known key that an unknown one stands for; nothing where none is like it."""
    words = [word for word in known if key.odd and key.text.strip().startswith(word)]
    return max(words, key=len, default="") or nearest(key.text, known)


def _refusal(key: Scalar, value: Node, known: Sequence[str], label: str) -> tuple[At, str, str]:
    """Return where an unknown key is, what is wrong with it, and what to do."""
    if key.odd:
        is_before = key.text[0] == key.odd.char and key.odd.sign == " "
        hint = INDENTED if is_before else WRITE_THAT
        return key.odd.at, said_of(label, key.odd.said), hint
    other = CUT if is_cut(key, value) else f"the keys are: {', '.join(known)}"
    what = said_of(label, f"unknown key {quoted(key.text)}")
    return key.at, what, FORMER_KEYS.get(key.text) or did_you_mean(key.text, known) or other
