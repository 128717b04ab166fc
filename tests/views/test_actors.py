"""The page of actors: who did what to whom, and everybody."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import attribution, counted, dated, deed_in_words, marked
from dashboard.domain.selection import Selection
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.views.reading import Part, read
from tests.views.selecting import assert_counted, on_one_line, opened, selections

pytestmark = pytest.mark.usefixtures("made_up")


@selections
def test_relations_are_those_of_the_filter(query):
    shown, excerpt, dossier = opened("actors", query)
    part = shown.part("actors")
    expected = [
        {
            "Who did what to whom": deed_in_words(one, dossier),
            "Deed": one.deed.label,
            "How firmly": "; ".join(dict.fromkeys(on_one_line(marked(f, dossier)) for f in facts)),
            "When": "; ".join(dict.fromkeys(dated(f, dossier) for f in facts)),
            "Who says so": "; ".join(dict.fromkeys(attribution(f, dossier) for f in facts)),
        }
        for one in excerpt.relations
        for facts in [[dossier.fact[name] for name in one.facts]]
    ]
    assert bool(expected) is ('data-table="relations"' in part.source)
    assert not expected or part.rows("relations") == expected
    for one in excerpt.relations:
        assert part.targets[f"relation:{one.id}"] == deed_in_words(one, dossier)
    assert_counted("relations", part, excerpt)


@selections
def test_everybody_stands_by_kind_with_the_number_of_facts(query):
    shown, excerpt, dossier = opened("actors", query)
    part = shown.part("actors")
    kinds = list(dossier.actor_kind)
    listed = sorted(excerpt.actors, key=lambda actor: kinds.index(actor.kind))
    numbers = {a.id: sum(a.id in dossier.takes_part[f.id] for f in excerpt.facts) for a in listed}
    assert part.all("//*[@data-table='actors']//li") == [
        f"{actor.name} {on_one_line(actor.role, counted(numbers[actor.id], 'fact'))}"
        for actor in listed
    ]
    heads = dict.fromkeys(dossier.actor_kind[actor.kind].label for actor in listed)
    assert part.all("//*[@data-table='actors']//h3") == list(heads)
    selected = [f"actor:{a.id}" for a in listed if excerpt.selection.actor == a.id]
    assert part.root.xpath("//li[@class='selected']/@data-target") == selected
    assert_counted("actors", part, excerpt)


@selections
def test_the_graph_is_that_of_the_excerpt(query):
    shown, excerpt, _ = opened("actors", query)
    assert shown.charts() == {"actor-graph": CHARTS["actor-graph"](excerpt, WIDE).description}


def test_each_actor_is_one_click_away(tiny):
    targets = read("actors").part("actors").targets
    assert {f"actor:{name}" for name in tiny.actor} <= set(targets)


def test_thousands_are_cut_and_counted(tiny):
    actor, relation = tiny.actors[-1], tiny.relations[0]
    many = replace(
        tiny,
        actors=(*tiny.actors, *(replace(actor, id=f"a{n}") for n in range(2000))),
        relations=tuple(replace(relation, id=f"r{n}") for n in range(2000)),
    )
    part = Part(f"<div>{render('actors', excerpt_of(many, Selection()), on_page)}</div>")
    assert len(part.root.xpath("//*[@data-table='actors']//li")) == 300
    assert f"And {len(many.actors) - 300:,} more. Narrow the filter to see them." in part.text
    assert len(part.rows("relations")) == 200
    assert "And 1,800 more. Narrow the filter to see them." in part.text
