"""Words of a dossier that its PDF cannot print, because no font here has their letters."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import chain, islice
from typing import NamedTuple

from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import quoted
from dashboard.loading.inventory import DATA

HINT = "name a folder of fonts that have them with fonts: in config.yaml; until then it has {}"
NOT_CHECKED = (
    "whether a font has all letters of the PDF is not checked:"
    " pip install 'crisis-dashboard[export]'"
)


class Word(NamedTuple):
    """A text of a record: the record, its key, the text."""

    record: object
    key: str
    text: str


def warn_of_letters_without_a_font(draft: Draft, dossier: Dossier) -> str:
    """Print the paper and warn of each entry with letters that no font has.

    Returns why that could not be looked at; nothing where it was.
    """
    try:
        from dashboard.exports.paper.content import paper
        from dashboard.exports.paper.stand_ins import script_of
        from dashboard.exports.paper.typesetting import printed
        from dashboard.exports.paper.values import values
    except ModuleNotFoundError:
        return NOT_CHECKED
    missing = printed(values(paper(excerpt(dossier, Selection())), dossier), dossier).missing
    for word in _first_words(draft, missing):
        scripts = ", ".join(sorted({script_of(one) for one in missing if one in word.text}))
        what = f"no font here has the letters of {quoted(word.text)} ({scripts}) for the PDF"
        instead = "its id" if word.key == "name" else "[…] for each such word"
        finding = Finding(word.record, word.key, what, HINT.format(instead), warning=True)
        draft.note(finding, "letters-have-a-font")
    return ""


def _first_words(draft: Draft, missing: frozenset[str]) -> Iterator[Word]:
    """Yield, for each record, the first of its texts that has some of the letters."""
    collections: list[tuple[object, ...]] = [draft.of(collection.record) for collection in DATA]
    for record in (*chain(*collections), draft.config):
        for words in _records(record):
            hit = (word for word in words if any(letter in word.text for letter in missing))
            yield from islice(hit, 1)


def _records(record: object) -> Iterator[list[Word]]:
    """Yield the texts of a record, and of each record within it."""
    if not is_dataclass(record):
        return
    words = []
    for spec in fields(record):
        value = getattr(record, spec.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, str):
                words.append(Word(record, spec.name, unicodedata.normalize("NFC", part)))
            else:
                yield from _records(part)
    yield words
