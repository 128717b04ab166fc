"""The calendar, read back by icalendar, and by a calendar client's parser that did not write it."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim, has_no_period, signed
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import WhenIs
from dashboard.exports import FORMATS
from dashboard.loading import load
from tests.exports.hostile import BROKEN, EMOJI, MARKUP, hostile
from tests.loading.copies import TINY, copy_to, edit

ADDRESS = "https://example.org/lamp/"


def written(dossier, selection=None, *, reports=True, **options):
    """The calendar; unless told otherwise with what has only the date of its report, so of all."""
    format_ = FORMATS["ics"].told(reports=reports, **options)
    return format_.render(excerpt(dossier, selection or Selection()))


def read(dossier, selection=None, **options):
    """The calendar as a client reads it."""
    content = written(dossier, selection, **options).decode()
    return IcsCalendarStream.calendar_from_ics(content)


def events_of(dossier, selection=None, **options):
    """The events by the ids of their facts."""
    calendar = Calendar.from_ical(written(dossier, selection, **options))
    assert calendar.errors == []
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def event_dated(tiny, when, **keys):
    fact = replace(tiny.facts[0], when=parse_when(when), **keys)
    return events_of(replace(tiny, facts=(fact, *tiny.facts[1:])))[fact.id]


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_fact_is_an_event_that_is_dated_by_days_and_blocks_no_time(name, request):
    dossier = request.getfixturevalue(name)
    events = events_of(dossier)
    assert set(events) == set(dossier.fact)
    for id_, event in events.items():
        assert type(event.decoded("DTSTART")) is date
        assert event.decoded("DTEND") > event.decoded("DTSTART")
        assert event["TRANSP"] == "TRANSPARENT"
        assert claim(dossier.fact[id_]) in event["SUMMARY"]
        assert event.errors == []


@pytest.mark.parametrize(
    ("when", "start", "last", "said"),
    [
        ("2031-05-06", date(2031, 5, 6), date(2031, 5, 6), "● Reported ≠"),
        ("2031-05-06~", date(2031, 5, 6), date(2031, 5, 6), "● Reported, about 6 May 2031 ≠"),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28), "● Reported, February 2031 ≠"),
        ("2005%", date(2005, 1, 1), date(2005, 12, 31), "● Reported, possibly about 2005 ≠"),
        (
            "2031-05-02/2031-05-04",
            date(2031, 5, 2),
            date(2031, 5, 4),
            "● Reported, 2 May 2031 to 4 May 2031 ≠",
        ),
        ("2031-05-18/..", date(2031, 5, 18), date(2031, 5, 18), "● Reported, since 18 May 2031 ≠"),
        ("../2031-04", date(2031, 4, 30), date(2031, 4, 30), "● Reported, by April 2031 ≠"),
    ],
)
def test_an_event_ends_on_its_last_day_and_says_what_days_cannot_show(
    tiny, when, start, last, said
):
    event = event_dated(tiny, when)
    assert event.decoded("DTSTART") == start
    assert event.decoded("DTEND") == last + timedelta(days=1)  # RFC 5545: the end is exclusive
    assert event["SUMMARY"].startswith(said)


@pytest.mark.parametrize(
    ("when_is", "said"),
    [
        (WhenIs.REPORT, "● Reported, 6 May 2031 (date of the report) ≠"),
        (WhenIs.INFERRED, "● Reported, 6 May 2031 (date worked out) ≠"),
    ],
)
def test_a_day_that_is_not_that_of_the_event_says_so(tiny, when_is, said):
    assert event_dated(tiny, "2031-05-06", when_is=when_is)["SUMMARY"].startswith(said)


def test_the_hedge_stands_in_the_summary(tiny):
    summary = events_of(tiny)["crew-asked"]["SUMMARY"]
    assert summary.startswith("◌ Possible, “reportedly”, May 2031 (date of the report): ")


def test_what_is_held_against_a_claim_stands_in_the_summary(tiny):
    events = events_of(tiny)
    assert events["failure-denied"]["SUMMARY"].startswith("⊗ Denied ≠\xa0denies what is reported: ")
    assert " ≠\xa0denied by " in events["lamp-failed"]["SUMMARY"]


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_only_what_has_a_date_is_an_event_unless_one_asks_for_reports(name, request):
    dossier = request.getfixturevalue(name)
    undated = {
        fact.id
        for fact in dossier.facts
        if fact.when_is is WhenIs.REPORT or has_no_period(fact, dossier)
    }
    calendar = read(dossier, reports=False)
    assert {event.uid.partition("@")[0] for event in calendar.events} == set(dossier.fact) - undated
    assert len(read(dossier).events) == len(dossier.facts)
    numbers = re.findall(
        r"(\d+|one) claims? (?:known only|with no period)", calendar.description[0]
    )
    assert sum(1 if number == "one" else int(number) for number in numbers) == len(undated) > 0
    assert "Not in this calendar" not in read(dossier).description[0]


def test_a_client_reads_marks_links_and_how_often_to_look_again(tiny):
    calendar = read(tiny, Selection(kinds=("harbour",), focus="fact:lamp-failed"), address=ADDRESS)
    assert calendar.url == ADDRESS
    assert calendar.source == f"{ADDRESS}export/ics?kinds=harbour&reports=yes"
    assert calendar.refresh_interval == timedelta(hours=6)
    for event in calendar.events:
        fact = tiny.fact[event.uid.partition("@")[0]]
        assert event.url == f"{ADDRESS}?focus=fact:{fact.id}"
        assert event.url in event.description
        assert event.summary.startswith(signed(fact))
        assert event.summary.endswith(claim(fact))
        assert event.dtstart == (fact.when.earliest or fact.when.latest)
    ttl = Calendar.from_ical(written(tiny, address=ADDRESS))["X-PUBLISHED-TTL"]
    assert ttl == "PT6H"
    assert read(tiny).source is None


def test_the_calendar_says_what_the_filter_left_out(tiny):
    calendar = Calendar.from_ical(written(tiny, Selection(text="crew")))
    assert "Outside this filter: 9 of 10 facts, " in calendar["DESCRIPTION"]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2031-05-18/..", "The end is not known; the calendar shows the one day that is."),
        ("../2031-04", "The beginning is not known; the calendar shows the one day that is."),
        ("2031-05", "some time in the days that the calendar shows, or all through them"),
        ("2031-05-06~", "The date is not firm; it may lie outside what the calendar shows."),
        ("2031-05?/2031-06", "The date is not firm; it may lie outside what the calendar shows."),
    ],
)
def test_the_description_says_what_the_days_do_not(tiny, when, said):
    assert said in event_dated(tiny, when)["DESCRIPTION"]
    assert said not in event_dated(tiny, "2031-05-06")["DESCRIPTION"]


def test_the_last_day_there_is_has_no_day_after_it(tiny):
    event = event_dated(tiny, "9999-12-31")
    assert event.decoded("DTSTART") == date(9999, 12, 31)
    assert "DTEND" not in event


def test_an_event_tells_status_basis_chain_and_how_the_date_is_known(tiny):
    said = events_of(tiny)["lamp-asked"]["DESCRIPTION"].split("\n")
    assert said[:4] == [
        "How firmly: Reported. The source states it as so.",
        "Who says so: The Harbour Gazette of 20 May 2031 ← Northern Wire ← The logbook of the"
        " lighthouse; paragraph 3 of the article.",
        "Basis: Documents. Papers that the outlet says it has seen.",
        "When: about 15 May 2031. 'Last week', counted from Tuesday 20 May 2031.",
    ]


def test_an_event_that_changed_keeps_its_uid_and_has_a_higher_sequence(tmp_path):
    folder = copy_to(tmp_path)
    before = events_of(load(folder / "config.yaml"))["lamp-failed"]
    facts = folder / "data" / "facts.yaml"
    edit(facts, "went dark for about three nights", "was dark for about three nights")
    after = events_of(load(folder / "config.yaml"))["lamp-failed"]

    assert after["UID"] == before["UID"] == "lamp-failed@gazette-2031-05-20"
    assert after["SEQUENCE"] > before["SEQUENCE"] > 0
    assert after.decoded("DTSTAMP") == after.decoded("LAST-MODIFIED")
    assert after.decoded("DTSTAMP").timestamp() == int(facts.stat().st_mtime)
    assert after.errors == []


def test_the_same_files_give_the_same_calendar(tiny):
    assert written(tiny) == written(load(TINY / "config.yaml"))


@pytest.mark.parametrize(("year", "sequence"), [(1985, 0), (2200, 2**31 - 1)])
def test_a_sequence_is_a_number_that_calendars_can_hold(tmp_path, year, sequence):
    folder = copy_to(tmp_path)
    then = datetime(year, 1, 1, tzinfo=UTC).timestamp()
    for path in folder.rglob("*.yaml"):
        os.utime(path, (then, then))

    assert events_of(load(folder / "config.yaml"))["lamp-failed"]["SEQUENCE"] == sequence


def test_a_place_that_is_not_located_says_so_where_calendars_look_for_one(tiny):
    fact = replace(tiny.facts[0], places=("vestra", "new-site"))
    event = events_of(replace(tiny, facts=(fact, *tiny.facts[1:])))[fact.id]
    assert event["LOCATION"] == "Vestra and The new site (not located)"


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(tiny, real):
    for dossier in (real, hostile(tiny)):
        lines = written(dossier).split(b"\r\n")
        assert lines[-1] == b""
        assert max(map(len, lines)) == 75
        assert all(line.decode("utf-8") is not None for line in lines)
        assert not any(b"\n" in line or b"\r" in line for line in lines)


@pytest.mark.parametrize("word", [MARKUP, BROKEN, EMOJI, "END:VEVENT\nX:1", "a\\nb", "\\;,:"])
def test_words_come_back_as_they_were(tiny, word):
    fact = replace(tiny.facts[1], statement=word, caveat="")
    events = events_of(replace(tiny, facts=(tiny.facts[0], fact, *tiny.facts[2:])))
    assert len(events) == len(tiny.facts)
    assert events["failure-denied"]["SUMMARY"].endswith(f": {word}".replace("\r\n", "\n"))


def test_the_calendar_says_what_it_is(tiny):
    calendar = Calendar.from_ical(written(tiny))
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "The lamp of Skerra Point"
    assert f"Digest: {tiny.digest}" in calendar["DESCRIPTION"]
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")


def test_a_calendar_without_events_says_that_nothing_was_found(tiny):
    calendar = Calendar.from_ical(written(tiny, Selection(text="zeppelin")))
    (entry,) = calendar.subcomponents
    assert entry.name == "VJOURNAL"
    assert entry["SUMMARY"] == "No fact matches. 0 of 10 facts: text “zeppelin”"

    told = Selection(text="crew")
    (entry,) = Calendar.from_ical(written(tiny, told, reports=False)).subcomponents
    assert entry["SUMMARY"].startswith("No dated event. Not in this calendar: one claim ")
