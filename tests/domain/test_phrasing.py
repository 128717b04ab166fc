"""How a claim is worded: how firmly, when, who says so, what is held against it, how many."""

from dataclasses import replace

import pytest

from dashboard.domain.dates import in_words, parse_when
from dashboard.domain.phrasing import (
    attribution,
    caveat,
    chain,
    chains,
    claim,
    contest,
    contest_mark,
    contest_marks,
    counted,
    dated,
    dating,
    firmness,
    grounded,
    how_dated,
    in_letters,
    least_firm,
    marked,
    part_of,
    signed,
    softened,
    told,
    told_in,
    when_in_words,
    where,
    with_caveat,
)
from dashboard.domain.vocabulary import FIRMNESS, Status, WhenIs
from tests.reports import retold


@pytest.mark.parametrize(
    ("number", "said", "spelt"),
    [
        (0, "0 facts", "no facts"),
        (1, "one fact", "one fact"),
        (2, "2 facts", "two facts"),
        (10, "10 facts", "ten facts"),
        (1234, "1,234 facts", "1,234 facts"),
    ],
)
def test_a_count_agrees_with_its_noun(number, said, spelt):
    assert counted(number, "fact") == said
    assert in_letters(number, "fact") == spelt
    assert counted(3, "reply", "replies") == "3 replies"


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (0, 2, "0 of 2 facts"),
        (1, 2, "1 of 2 facts"),
        (2, 2, "all 2 facts"),
        (1, 1, "the only fact"),
    ],
)
def test_a_part_is_said_with_its_whole(number, total, said):
    assert part_of(number, total, "fact") == said
    assert part_of(1200, 1500, "reply", "replies") == "1,200 of 1,500 replies"


def test_a_statement_is_followed_by_its_caveat(tiny):
    fact = replace(tiny.facts[0], statement="A letter was sent.", caveat="where to is not stated")
    assert claim(fact) == "A letter was sent; where to is not stated."
    assert with_caveat(fact) == "; where to is not stated"
    assert caveat(fact) == "Where to is not stated."
    bare = replace(fact, caveat="")
    assert (claim(bare), with_caveat(bare), caveat(bare)) == ("A letter was sent.", "", "")


def test_a_hedge_stands_in_quotation_marks_after_what_it_softens():
    assert softened("Supply", "probably") == "Supply, “probably”"
    assert softened("Supply", "") == "Supply"


@pytest.mark.parametrize(
    ("fact", "firm", "with_glyph", "with_contest"),
    [
        ("lamp-failed", "Reported", "● Reported", "● Reported ≠\u00a0denied by Ånsa Holm"),
        ("failure-denied", "Denied", "⊗ Denied", "⊗ Denied ≠\u00a0denies what is reported"),
        ("boats-at-risk", "Claimed", "○ Claimed", "○ Claimed"),
        ("crew-asked", *["Possible, “reportedly”", *["◌ Possible, “reportedly”"] * 2]),
        ("move-considered", "Considered", "◇ Considered", "◇ Considered"),
        ("lamp-under-way", "Planned", "▷ Planned", "▷ Planned"),
        ("fjordmark-silent", "No comment", "□ No comment", "□ No comment"),
        ("tropica-unclear", "Unclear", "? Unclear", "? Unclear"),
    ],
)
def test_firmness_is_a_status_with_its_hedge(tiny, fact, firm, with_glyph, with_contest):
    fact = tiny.fact[fact]
    assert (firmness(fact), signed(fact), marked(fact, tiny)) == (firm, with_glyph, with_contest)
    assert firmness(fact.lead) == firm


def test_every_status_has_a_glyph_of_its_own():
    assert len({status.glyph for status in Status}) == len(Status)
    assert all(len(status.glyph) == 1 for status in Status)


def test_of_several_reports_the_least_firm_is_worded(sequel):
    asked = sequel.fact["lamp-asked"]
    assert marked(asked, sequel) == "◌ Possible, “apparently” ≠\u00a0said two ways"
    assert [signed(report) for report in asked.reports] == [
        "● Reported",
        "◌ Possible, “apparently”",
    ]


def test_what_is_held_against_a_fact_is_a_sentence_or_a_mark(tiny):
    failed, denied, asked = tiny.facts[:3]
    assert contest(failed, tiny) == "Denied by Ånsa Holm."
    assert contest(denied, tiny) == "Denies what is reported."
    assert (contest(asked, tiny), contest_mark(asked, tiny)) == ("", "")
    assert contest_marks((failed, asked, failed, denied), tiny) == (
        "≠\u00a0denied by Ånsa Holm",
        "≠\u00a0denies what is reported",
    )


def test_the_least_firm_status_rules_what_rests_on_several_facts(tiny):
    assert least_firm(tiny.facts) is Status.DENIED
    for number, status in enumerate(FIRMNESS):
        rest = [retold(tiny.facts[0], status=other) for other in FIRMNESS[number:]]
        assert least_firm(reversed(rest)) is status


def with_date(dossier, when, when_is, why=""):
    asked = dossier.fact["lamp-asked"]
    return replace(asked, when=parse_when(when), when_is=when_is, when_why=why)


@pytest.mark.parametrize(
    ("when", "when_is", "said", "of"),
    [
        ("2031-05-19", WhenIs.EVENT, "19 May 2031", "date of the event"),
        ("2031-05-19", WhenIs.REPORT, "19 May 2031", "date of the report"),
        ("2031-05-15~", WhenIs.INFERRED, "about 15 May 2031", "date worked out"),
        ("../2031-05-19", WhenIs.INFERRED, "by 19 May 2031", "date worked out"),
        ("../2031-05-20", WhenIs.EVENT, "by 20 May 2031", "date of the event"),
        ("2031-05-20", WhenIs.INFERRED, "20 May 2031", "date worked out"),
        ("2031-05-19/..", WhenIs.INFERRED, "since 19 May 2031", "date worked out"),
    ],
)
def test_a_date_says_what_it_is_the_date_of(tiny, when, when_is, said, of):
    fact = with_date(tiny, when, when_is)
    assert when_in_words(fact, tiny) == said
    assert dating(fact, tiny) == (said, of)
    assert dated(fact, tiny) == (said if when_is is WhenIs.EVENT else f"{said} ({of})")


def test_an_open_beginning_up_to_the_day_of_the_article_gives_no_period(tiny):
    assert tiny.seeds[0].date.isoformat() == "2031-05-20"
    fact = with_date(tiny, "../2031-05-20", WhenIs.INFERRED)
    assert dating(fact, tiny) == ("no period given",)
    assert dated(fact, tiny) == "no period given"
    of_late = replace(fact, when_why="'Of late', in a log that is not dated.")
    assert dated(of_late, tiny) == "dated only 'of late'"


def test_how_a_date_is_known_is_a_sentence(tiny):
    failed, asked, unclear = map(tiny.fact.get, ("lamp-failed", "lamp-asked", "tropica-unclear"))
    assert how_dated(failed) == "It happened, was said, or was meant to happen, at this time."
    assert how_dated(asked) == "'Last week', counted from Tuesday 20 May 2031."
    assert how_dated(unclear) == "Known through a report of this date only."


def test_a_period_that_is_asked_for_lasts_until_its_end():
    assert in_words(parse_when("../2031-05-19")) == "until 19 May 2031"


@pytest.mark.parametrize(
    ("fact", "said", "rests"),
    [
        ("lamp-failed", "Northern Wire ← The logbook of the lighthouse", "documents"),
        ("failure-denied", "The keeper's statement", "on the record"),
        ("tropica-unclear", "The Harbour Gazette of 20 May 2031", "an article's own words"),
    ],
)
def test_who_says_so_stands_behind_the_article_and_on_its_ground(tiny, fact, said, rests):
    fact = tiny.fact[fact]
    assert attribution(fact, tiny) == said
    assert grounded(fact, tiny) == f"{said} ({rests})"


def test_each_way_that_a_fact_is_known_by_is_named_once_the_least_firm_first(sequel):
    failed, asked = sequel.fact["lamp-failed"], sequel.fact["lamp-asked"]
    assert attribution(failed, sequel) == (
        "Northern Wire ← The logbook of the lighthouse; Coast Radio ← The logbook of the lighthouse"
    )
    assert attribution(asked, sequel) == "Northern Wire ← The logbook of the lighthouse"
    assert chains(asked, sequel) == (
        "The Coast Courier of 21 May 2031 ← Northern Wire ← The logbook of the lighthouse;"
        " The Harbour Gazette of 20 May 2031 ← Northern Wire ← The logbook of the lighthouse"
    )


def test_a_report_is_told_with_its_chain_and_its_paragraphs(tiny, sequel):
    failed = tiny.fact["lamp-failed"]
    whole = "The Harbour Gazette of 20 May 2031 ← Northern Wire ← The logbook of the lighthouse"
    assert chain(failed.lead, tiny) == chains(failed, tiny) == whole
    assert told(failed.lead, tiny) == f"{whole}, paragraphs 1 and 2"
    assert told(failed.lead, tiny, " (", ")") == f"{whole} (paragraphs 1 and 2)"
    assert told_in(failed, tiny) == "paragraphs 1 and 2"
    asked = sequel.fact["lamp-asked"]
    assert told(asked.lead, sequel) == (
        "The Coast Courier of 21 May 2031, paragraph 2 ← Northern Wire"
        " ← The logbook of the lighthouse"
    )
    assert told_in(asked, sequel) == (
        "paragraph 2 of The Coast Courier of 21 May 2031;"
        " paragraph 3 of The Harbour Gazette of 20 May 2031"
    )


def test_the_places_of_a_fact_are_a_list(tiny):
    fact = replace(tiny.fact["lamp-failed"], places=("skerra-point", "vestra"))
    assert where(fact, tiny) == "Skerra Point and Vestra"
    assert where(tiny.fact["lamp-asked"], tiny) == ""
