"""Facts with several reports: who reports them, and what they are known from."""

from dataclasses import replace

from dashboard.domain.attribution import links, origins, reporters
from dashboard.domain.excerpt import excerpt
from dashboard.domain.scope import let_through
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.domain.voices import arithmetic

ASKED = "lamp-asked"


def test_the_least_firm_report_rules(sequel):
    asked = sequel.fact[ASKED]
    assert [report.status for report in asked.reports] == [Status.REPORTED, Status.POSSIBLE]
    assert (asked.status, asked.hedge, asked.via[0]) == (Status.POSSIBLE, "apparently", "courier")
    assert [report.hedge for report in asked.least_firm_first] == ["apparently", ""]


def test_reports_that_differ_make_a_fact_worded_two_ways_by_themselves(sequel):
    assert sequel.tensions_of(ASKED) == ()
    assert sequel.contested[ASKED] == "said two ways"


def test_each_reporter_and_each_source_is_named_once(sequel):
    failed, asked = sequel.fact["lamp-failed"], sequel.fact[ASKED]
    assert [source.id for source in reporters(failed, sequel)] == ["northern-wire", "coast-radio"]
    assert [source.id for source in reporters(asked, sequel)] == ["northern-wire"]
    assert [source.id for source in links(failed, sequel)] == [
        *("gazette", "northern-wire", "logbook"),
        *("courier", "coast-radio"),
    ]


def test_an_outlet_lets_through_what_any_report_comes_through_it(sequel):
    found = excerpt(sequel, Selection(outlets=("coast-radio",))).facts
    assert {fact.id for fact in found} == {"lamp-failed", "nights-dark-two"}
    assert {voice.id for voice in sequel.voices} == {
        *("gazette", "courier", "northern-wire", "coast-radio", "gazette-report")
    }


def test_the_words_of_every_report_are_found(sequel):
    for text, name in (("apparently", ASKED), ("gazette wire", ASKED), ("radio", "lamp-failed")):
        assert name in excerpt(sequel, Selection(text=text)).ids


def test_whoever_is_quoted_in_any_report_takes_part(sequel):
    asked = sequel.fact[ASKED]
    quoted = replace(asked.reports[0], speaker="ansa-holm")
    told = replace(asked, reports=(quoted, *asked.reports[1:]))
    facts = tuple(told if fact.id == ASKED else fact for fact in sequel.facts)
    assert told.speaker == ""
    assert told.speakers == ("ansa-holm",)
    assert told in replace(sequel, facts=facts).facts_of("ansa-holm")


def test_origins_are_the_ends_of_chains_and_an_unknown_one_is_none(sequel):
    assert origins(sequel.current, sequel) == {
        *("logbook", "ansa-holm", "harbour-officials"),
        *("ship-tracker", "fjordmark", "lamp-office"),
    }
    assert origins([sequel.fact["harbour-closed"]], sequel) == frozenset()


def test_copies_of_an_article_add_neither_facts_nor_origins(sequel):
    copied = [
        replace(fact, reports=(*fact.reports, *_copies(fact.reports))) for fact in sequel.current
    ]
    assert len(copied) == len(sequel.current)
    assert origins(copied, sequel) == origins(sequel.current, sequel)


def _copies(reports):
    """Each report again in five articles that copy the one it stands in."""
    return [replace(one, via=(f"copy-{n}", *one.via[1:])) for n in range(5) for one in reports]


def test_the_sum_counts_every_fact_once_and_none_that_was_taken_back(sequel):
    assert arithmetic(excerpt(sequel, Selection()).facts, sequel) == (
        "11 facts",
        "2 articles",
        "3 outlets",
        "6 known origins",
        "3 rest on documents that 2 outlets saw",
        "1 on unnamed sources",
        "4 on the record",
        "2 denied or declined",
    )


def test_what_a_filter_lets_through_is_counted_without_what_was_taken_back(sequel):
    told = let_through(excerpt(sequel, Selection(kinds=("harbour",))))
    assert told == "4 of 11 facts (plus 1 corrected or withdrawn): kind At the lighthouse"
    whole = let_through(excerpt(sequel, Selection()))
    assert whole == "All 11 facts (plus 3 corrected or withdrawn)"
