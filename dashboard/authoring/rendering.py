"""The reading page as HTML: its templates, with the words that they take."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Any

from dashboard.authoring.desk import Look
from dashboard.authoring.drafts import Drafts, Proposed
from dashboard.authoring.form import Values, values_of
from dashboard.authoring.marking import pieces_of
from dashboard.authoring.reading import paragraphs_of, tally
from dashboard.domain.sources import Seed
from dashboard.domain.vocabulary import Basis, Status, WhenIs, Word
from dashboard.templates.environments import environment

MODULES = ("dates", "phrasing", "ready_sentence", "wording")
NO_WORDS: dict[str, Any] = {"proposal": ""}

_environment = environment("author")
_environment.globals.update({name: import_module(f"dashboard.domain.{name}") for name in MODULES})


def fill(name: str, **words: Any) -> str:
    """Return the template NAME.html with these words, as HTML."""
    return _environment.get_template(f"{name}.html").render(**NO_WORDS | words)


def page(seed: Seed, number: int, look: Look, drafts: Drafts) -> str:
    """Return the whole page of an article with one of its paragraphs chosen."""
    return fill("page", **about(seed, number, look, drafts))


def about(seed: Seed, number: int, look: Look, drafts: Drafts) -> dict[str, Any]:
    """Return the words of an article and its chosen paragraph, the first if there is no such."""
    paragraphs = paragraphs_of(seed, look)
    proposed = by_paragraph(drafts, look)
    chosen = next((one for one in paragraphs if one.number == number), paragraphs[0])
    return {
        "seed": seed,
        "seeds": look.seeds,
        "config": look.dossier.config,
        "dossier": look.dossier,
        "refused": (*look.refused, *map(str, drafts.problems)),
        "proposed": proposed,
        "proposals": proposed.get(chosen.number, ()),
        "paragraphs": paragraphs,
        "chosen": chosen,
        "tally": tally(paragraphs),
        "pieces": lambda one: pieces_of(one, look),
    }


def by_paragraph(drafts: Drafts, look: Look) -> dict[int, list[Proposed]]:
    """Return the open proposals by the first paragraph that each rests on."""
    found: dict[int, list[Proposed]] = {}
    for one in filter(attrgetter("is_open"), drafts.proposals):
        report = values_of(one.fact, look.passages)["reports"][0]
        given = str(next(iter(report.get("paragraphs", ())), ""))
        found.setdefault(int(given) if given.isdecimal() else 1, []).append(one)
    return found


def parts(seed: Seed, number: int, look: Look, drafts: Drafts) -> dict[str, str]:
    """Return what a page takes anew when a paragraph is chosen or something was saved."""
    words = about(seed, number, look, drafts)
    listed = {str(one.number): fill("paragraph", one=one, **words) for one in words["paragraphs"]}
    return {
        "work": fill("work", **words),
        "progress": fill("progress", **words),
        **{f"p{name}": html for name, html in listed.items()},
    }


def form(seed: Seed, look: Look, values: Values, **more: Any) -> str:
    """Return the form of a fact. `more` are `known`, `before`, `words` of the template."""
    dossier = look.dossier
    names = {
        "sources": {one.id: one.name for one in dossier.sources},
        "actors": {one.id: one.name for one in dossier.actors},
        "places": {one.id: one.name for one in dossier.places},
        "facts": {one.id: one.short or one.id for one in dossier.facts},
    }
    return fill(
        "form",
        seed=seed,
        values=_blank(values),
        no_figure=_Blank(),
        names=names,
        lists=[(f"list-{name}", list(held.items())) for name, held in names.items()],
        kinds=[(kind.id, kind.name) for kind in dossier.config.kinds],
        passages=[(name, _named(name, one), one) for name, one in look.passages.items()],
        actors=list(names["actors"].items()),
        statuses=_words(Status),
        bases=_words(Basis),
        when_is=_words(WhenIs),
        **more,
    )


def _blank(values: Values) -> "_Blank":
    rows = {key: [_Blank(one) for one in values.get(key, ())] for key in ("reports", "figures")}
    return _Blank(values | rows)


class _Blank(dict[str, Any]):
    """Values of which those that are not given are blank."""

    def __missing__(self, key: str) -> str:
        return ""


def _named(name: str, passage: Values) -> str:
    numbers = ", ".join(passage.get("paragraphs", ()))
    return f"{name} (¶ {numbers})" if numbers else name


def _words(words: Iterable[Word]) -> Sequence[tuple[str, str]]:
    return [(str(word), word.label) for word in words]
