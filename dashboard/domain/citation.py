"""A fact, or a dossier as a whole, as a citation: in words, BibTeX, RIS and CSL-JSON.

Where it lies is written as `{address}`: only the browser that shows it knows.
"""

import json
import re
from typing import NamedTuple

from dashboard.domain.card_words import standing
from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, caveat
from dashboard.domain.superseded import plain_statement

ADDRESS = "{address}"
DIGITS = 12
"""Of the digest, which says which state of the dossier is meant."""

IN_BIBTEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&%#_"},
}
SPECIAL = re.compile(r"[\\~^{}$&%#_]")


class Citation(NamedTuple):
    """One form of a citation: what it is called, its words, and a name for its file."""

    label: str
    words: str
    file: str


def citations(dossier: Dossier, fact: Fact | None = None) -> tuple[Citation, ...]:
    """Return a fact, or the dossier where none is given, in every form."""
    name = _name(dossier, fact)
    return (
        Citation("Text", as_text(dossier, fact), f"{name}.txt"),
        Citation("BibTeX", as_bibtex(dossier, fact), f"{name}.bib"),
        Citation("RIS", as_ris(dossier, fact), f"{name}.ris"),
        Citation("CSL-JSON", as_csl_json(dossier, fact), f"{name}.json"),
    )


def as_text(dossier: Dossier, fact: Fact | None = None) -> str:
    """Return it as a line of a list of references."""
    config = dossier.config
    title = f"“{_title(dossier, fact)}” {config.title}" if fact else config.title
    as_of = f"as of {day_in_words(config.as_of)}"
    return f"{title}, {as_of}. {_note(dossier, fact)} {ADDRESS}"


def as_bibtex(dossier: Dossier, fact: Fact | None = None) -> str:
    """Return it as an entry of BibTeX, in UTF-8."""
    config, day = dossier.config, dossier.config.as_of
    fields = {
        "title": f"{{{_in_bibtex(_title(dossier, fact))}}}",
        "howpublished": _in_bibtex(config.title) if fact else "",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "version": dossier.digest[:DIGITS],
        "note": _in_bibtex(_note(dossier, fact)),
        "url": ADDRESS,
    }
    lines = "".join(f"  {name} = {{{words}}},\n" for name, words in fields.items() if words)
    return f"@misc{{{_name(dossier, fact)},\n{lines}}}\n"


def as_ris(dossier: Dossier, fact: Fact | None = None) -> str:
    """Return it as a record of RIS, whose lines end in CR and LF."""
    config, day = dossier.config, dossier.config.as_of
    fields = (
        ("TY", "DATA"),
        ("TI", _title(dossier, fact)),
        ("T2", config.title if fact else ""),
        ("PY", str(day.year)),
        ("DA", f"{day:%Y/%m/%d}/"),
        ("ET", dossier.digest[:DIGITS]),
        ("N1", _note(dossier, fact)),
        ("LA", "en"),
        ("UR", ADDRESS),
    )
    lines = [f"{tag}  - {_in_one_line(words)}" for tag, words in fields if words]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def as_csl_json(dossier: Dossier, fact: Fact | None = None) -> str:
    """Return it as CSL-JSON: a list of one item."""
    config, day = dossier.config, dossier.config.as_of
    item = {
        "type": "dataset",
        "id": _name(dossier, fact),
        "title": _title(dossier, fact),
        **({"container-title": config.title} if fact else {}),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": dossier.digest[:DIGITS],
        "language": "en",
        "note": _note(dossier, fact),
        "URL": ADDRESS,
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _name(dossier: Dossier, fact: Fact | None) -> str:
    """Return the key of a citation, which is also the name of its file."""
    return f"{fact.id if fact else 'dossier'}-{dossier.digest[:DIGITS]}"


def _title(dossier: Dossier, fact: Fact | None) -> str:
    return plain_statement(fact, dossier) if fact else dossier.config.title


def _note(dossier: Dossier, fact: Fact | None) -> str:
    """Return what belongs to it wherever it is cited: how it stands, who says so, which state."""
    of_dossier = (f"Digest {dossier.digest[:DIGITS]}.", f"Licence: {dossier.config.licence}.")
    if fact is None:
        return " ".join(of_dossier)
    says = f"According to: {attribution(fact, dossier)}."
    said = (caveat(fact), f"{standing(fact, dossier)}.", says, *of_dossier)
    return " ".join(filter(None, said))


def _in_bibtex(words: str) -> str:
    return SPECIAL.sub(lambda found: IN_BIBTEX[found[0]], _in_one_line(words))


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
