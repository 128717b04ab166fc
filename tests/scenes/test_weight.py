"""How much weight it can bear: counts of the facts that are let through, and what falls."""

from dataclasses import replace

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.scenes.shapes import Frame, Text
from dashboard.scenes.weight import most_alone, steps_of, weight

FRAME = Frame(1216, 26, 480)


def steps(dossier, query=""):
    return [
        (one.number, one.said) for one in steps_of(excerpt(dossier, parse_filter(query, dossier)))
    ]


def test_it_goes_from_all_facts_to_what_falls_with_one_source(tiny):
    assert steps(tiny) == [
        (10, "facts, all from one article"),
        (1, "outlet is named; the rest is in an article's own words"),
        (2, "facts rest on documents that only Northern Wire says it has seen"),
        (4, "facts fall without Northern Wire"),
    ]


def test_rows_of_aid_that_fall_with_a_source_are_counted(tiny):
    first, second = tiny.aid
    only = replace(first, facts=("lamp-asked",))
    assert steps(replace(tiny, aid=(only, second)))[-1] == (
        4,
        "facts fall without Northern Wire, with 1 of 2 rows of aid",
    )


def test_a_filter_counts_what_it_lets_through(tiny):
    assert steps(tiny, "statuses=denied")[0] == (1, "fact, all from one article")
    assert steps(tiny, "text=zeppelin") == []


def test_every_bar_adds_up_to_all_facts(tiny):
    for step in steps_of(excerpt(tiny, parse_filter("", tiny))):
        assert sum(part.number for part in step.parts) == 10


def test_what_several_reports_tell_falls_with_none_of_their_sources(tiny):
    fact = tiny.fact["lamp-failed"]
    other = replace(fact.lead, via=fact.lead.via[:1])
    twice = replace(fact, reports=(fact.lead, other))
    facts = tuple(twice if one is fact else one for one in tiny.facts)
    source, alone = most_alone(excerpt(replace(tiny, facts=facts), parse_filter("", tiny)))
    assert source.id == "northern-wire"
    assert "lamp-failed" not in {one.id for one in alone}


def test_a_part_too_narrow_for_its_name_is_named_below_the_bar(tiny):
    scene = weight(excerpt(tiny, parse_filter("", tiny)), replace(FRAME, width=700))
    texts = [one for group in scene.groups for one in group.shapes if isinstance(one, Text)]
    assert any("Northern Wire 4" in " ".join(one.lines) for one in texts)
    assert scene.height <= FRAME.height
