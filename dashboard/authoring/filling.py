"""A new fact, filled as far as the paragraph and its neighbours tell."""

from collections.abc import Iterable
from typing import Any

from dashboard.authoring.clues import sources_in
from dashboard.authoring.desk import Look
from dashboard.authoring.form import Values, values_of
from dashboard.authoring.mark import Mark, Sort
from dashboard.authoring.reading import Read, paragraphs_of
from dashboard.domain.passages import TOGETHER
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import SourceKind, Status, WhenIs
from dashboard.loading.inventory import FROM

TAKEN = ("via", "context", "basis")
"""What a report shares with the one before it in the same paragraph."""


def filled(seed: Seed, chosen: Read, look: Look, marks: Iterable[Mark] = ()) -> Values:
    """Return what the form of a new fact begins with; `marks` are those in the words selected."""
    marks = tuple(marks)
    name = _passage(chosen, look)
    values = values_of({FROM: name} if name else {}, look.passages)
    values["reports"] = [_report(seed, chosen, look, marks) | values["reports"][0]]
    _add_date(values, seed, chosen)
    _add_kind(values, chosen, look)
    for mark in marks:
        if mark.sort in TAKE:
            TAKE[mark.sort](values, mark)
    _choose_date(values, marks)
    return values


def _passage(chosen: Read, look: Look) -> str:
    """Return the passage of a paragraph, the first of several; nothing where it has none."""
    articles = {one.id for one in look.dossier.sources if one.seed == chosen.seed.id}
    for name, passage in look.passages.items():
        is_here = str(chosen.number) in passage.get("paragraphs", ())
        if is_here and articles & set(passage.get("via", ())[:1]):
            return name
    return ""


def new_passage(chosen: Read, look: Look) -> str:
    """Return the id that a passage of a paragraph would get; nothing where it has one."""
    if _passage(chosen, look):
        return ""
    name = f"p{chosen.number}"
    return name if name not in look.passages else f"{name}-{chosen.seed.date:%d-%b}".lower()


def _report(seed: Seed, chosen: Read, look: Look, marks: tuple[Mark, ...]) -> Values:
    """Return the report of a new fact: through whom the fact before it in its paragraph is known.

    The first fact of a paragraph is known through the sources that the words name, if any.
    """
    report: Values = {"paragraphs": [str(chosen.number)], "status": str(Status.REPORTED)}
    if not chosen.facts:
        named = sources_in(marks, look.dossier)
        return report | {"via": list(dict.fromkeys((*_article(seed, look), *named)))}
    told = values_of(look.written[chosen.facts[-1].id], look.passages)["reports"]
    same = [one for one in told if one.get("via", [""])[0] in _article(seed, look)]
    taken = (same or told)[-1]
    return report | {key: taken[key] for key in TAKEN if key in taken}


def _neighbour(chosen: Read, look: Look) -> Any:
    """Return the last fact of a paragraph; else that of the nearest one above it."""
    above = [one for one in paragraphs_of(chosen.seed, look) if one.number <= chosen.number]
    return next((one.facts[-1] for one in reversed(above) if one.facts), None)


def _article(seed: Seed, look: Look) -> list[str]:
    """Return the source that an article is."""
    named = (source for source in look.dossier.sources if source.seed == seed.id)
    return [source.id for source in named if source.kind is SourceKind.ARTICLE][:1]


def _add_date(values: Values, seed: Seed, chosen: Read) -> None:
    """Date a fact as its paragraph's last one, else by the day of the article."""
    last = chosen.facts[-1] if chosen.facts else None
    is_report = last is not None and last.when_is is WhenIs.REPORT
    when = last.when.edtf if last and is_report else seed.date.isoformat()
    if "when" not in values:
        values |= {"when": when, "when_is": str(WhenIs.REPORT)}


def _add_kind(values: Values, chosen: Read, look: Look) -> None:
    neighbour = _neighbour(chosen, look)
    if neighbour and "kind" not in values:
        values["kind"] = neighbour.kind


def _add_name(values: Values, mark: Mark) -> None:
    """Add the actors and places that bear a name."""
    for named in mark.meaning.split():
        collection, _, entry = named.partition(":")
        if collection in ("actors", "places") and entry not in values.get(collection, ()):
            values[collection] = [*values.get(collection, ()), entry]


def _add_figure(values: Values, mark: Mark) -> None:
    figure = {"value": mark.meaning, "unit": mark.detail}
    written = {} if mark.text == mark.meaning else {"written": mark.text}
    values["figures"] = [*values.get("figures", ()), figure | written]


def _choose_date(values: Values, marks: Iterable[Mark]) -> None:
    """Take the only date that the words name; of several none, as only a reader can choose.

    All of them may be chosen, and so may the date without them.
    """
    found = {(one.meaning, one.detail): one for one in marks if one.sort is Sort.DATE}
    offered = [{"words": mark.text} | _when(mark) for mark in found.values()]
    if not offered:
        return
    usual = {key: values.get(key, "") for key in TOGETHER}
    values["dates"] = [*offered, {"words": ""} | usual]
    if len(offered) == 1:
        values |= {key: offered[0][key] for key in TOGETHER}


def _when(mark: Mark) -> Values:
    why = mark.why if mark.detail == WhenIs.INFERRED else ""
    return {"when": mark.meaning, "when_is": mark.detail, "when_why": why}


def _add_hedge(values: Values, mark: Mark) -> None:
    report = values["reports"][0]
    values["reports"][0] = {"hedge": mark.meaning} | report | {"status": str(Status.POSSIBLE)}


def _add_saying(values: Values, mark: Mark) -> None:
    if mark.detail:
        values["reports"][0] |= {"status": mark.detail}


TAKE = {
    Sort.NAME: _add_name,
    Sort.FIGURE: _add_figure,
    Sort.HEDGE: _add_hedge,
    Sort.SAYING: _add_saying,
}
"""How a form takes what was found in the words that it is for."""
