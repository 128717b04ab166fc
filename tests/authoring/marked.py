"""Made-up articles in which whatever is to be found is marked: `{two|figure|2}`."""

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parents[1] / "texts" / "marked"
MARK = re.compile(r"\{(?P<text>[^|{}]+)\|(?P<sort>\w+)\|(?P<meaning>[^|{}]*)\}")
NATIVE = {
    "islandia": ("Айландия", "Айландія"),
    "fjordmark": ("Fjordmark", "Фьордмарк", "Fiordmarca"),
    "ansa-holm": ("Онса Хольм", "Хольм", "Онса Гольм", "Гольм", "Onsa Holm", "Ånsa Holm"),
}


class Planted(NamedTuple):
    """What a paragraph holds for a reader to find."""

    start: int
    end: int
    text: str
    sort: str
    meaning: str


def paragraphs(language):
    """Each paragraph of the article in a language, with what is planted in it."""
    lines = (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    return [_unmarked(line) for line in lines if line.strip()]


def _unmarked(line):
    text, planted, at = "", [], 0
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        start = len(text)
        text += match["text"]
        planted.append(Planted(start, len(text), *match.groups()))
        at = match.end()
    return text + line[at:], planted


def with_names(tiny):
    """The made-up dossier with the names that these articles give its actors."""
    actors = tuple(
        replace(actor, native=(*actor.native, *NATIVE.get(actor.id, ()))) for actor in tiny.actors
    )
    places = tuple(
        replace(place, native=("Вестра",)) if place.id == "vestra" else place
        for place in tiny.places
    )
    return replace(tiny, actors=actors, places=places)
