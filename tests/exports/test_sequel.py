"""A dossier of two articles in every export: nothing counted twice, nothing taken back quoted."""

import csv
import json
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import jsonschema
import pytest
from icalendar import Calendar
from pptx import Presentation

from dashboard.domain.query import parse_filter
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.exports.schema import export_schema
from tests.exports.reading import rendered, words_of
from tests.slides import texts

ALL = Selection()
EACH = pytest.mark.parametrize("name", FORMATS)
GONE = {
    "nights-dark-three": "Corrected",
    "crew-asked": "Withdrawn",
    "boats-at-risk": "Withdrawn",
}


def text_of(dossier, name):
    """The words of an export, without the marks of its markup and the breaks of its lines."""
    words = words_of(name, rendered(name, dossier))
    return " ".join(re.sub(r"<[^>]+>|~~|\\n", " ", words).split())


@EACH
def test_every_format_counts_current_facts_once(sequel, name):
    assert "All 11 facts (plus 3 corrected or withdrawn)" in text_of(sequel, name)


@EACH
def test_every_format_lists_what_no_longer_stands_and_says_so(sequel, name):
    text = text_of(sequel, name)
    for id_ in GONE:
        assert sequel.fact[id_].statement in text, id_
    assert "Corrected" in text
    assert "Withdrawn" in text


@pytest.mark.parametrize("name", ["html", "site", "pdf", "docx", "markdown"])
def test_what_is_read_says_what_was_before_and_what_was_answered(sequel, name):
    text = text_of(sequel, name)
    assert "Earlier: Requested (possible, “apparently”; report of 20 May 2031)" in text
    assert "Earlier: No comment (report of 20 May 2031)" in text
    assert "For how many nights was it dark?" in text
    assert "Answered, as reported on 21 May 2031: For two nights, says Coast Radio" in text


@EACH
def test_where_nothing_was_before_nothing_is_said_of_it(tiny, name):
    text = text_of(tiny, name)
    for words in ("Earlier: ", "Earlier stages", "Questions that were answered"):
        assert words not in text


@EACH
def test_no_format_speaks_of_the_article_as_if_there_were_one(sequel, tiny, name):
    text = text_of(sequel, name)
    for statement in (sequel.fact[id_].statement for id_ in sequel.fact):
        text = text.replace(statement, "")
    assert re.findall(r".{40}\b[Tt]he article\b.{20}", text) == []


@EACH
def test_no_format_has_a_sentence_to_quote_of_what_no_longer_stands(sequel, name):
    text = text_of(sequel, name)
    for id_ in GONE:
        assert sentence(sequel.fact[id_], sequel) not in text


def test_a_former_id_leads_an_export_to_the_fact(sequel):
    assert parse_filter("fact=meeting-set", sequel).fact == "meeting-planned"
    assert parse_filter("fact=nights-dark-three", sequel).fact == "nights-dark-three"


def test_json_keeps_the_flat_keys_beside_the_reports(sequel):
    document = json.loads(rendered("json", sequel))
    facts = {fact["id"]: fact for fact in document["facts"]}
    asked = facts["lamp-asked"]
    assert asked["via"] == ["courier", "northern-wire", "logbook"]
    assert (asked["status"], asked["hedge"], asked["paragraphs"]) == ("possible", "apparently", [2])
    assert [report["status"] for report in asked["reports"]] == ["reported", "possible"]
    assert [len(facts[name]["reports"]) for name in ("lamp-failed", "harbour-closed")] == [2, 1]


def test_json_says_what_stands_in_the_place_of_a_fact(sequel):
    document = json.loads(rendered("json", sequel))
    jsonschema.validate(document, export_schema())
    facts = {fact["id"]: fact for fact in document["facts"]}
    assert document["meta"]["facts"] == 11
    assert len(facts) == 14
    assert {id_: fact["superseded_by"] for id_, fact in facts.items() if fact["superseded"]} == {
        "nights-dark-three": "nights-dark-two",
        "crew-asked": "crew-offered",
        "boats-at-risk": None,
    }


def test_the_tables_have_the_same_columns_and_a_row_for_each_report(sequel):
    with ZipFile(BytesIO(rendered("csv", sequel))) as archive:
        read = {
            name: list(csv.DictReader(StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }
    facts = {row["id"]: row for row in read["facts.csv"]}
    assert facts["nights-dark-three"]["superseded_by"] == "nights-dark-two"
    assert facts["nights-dark-two"]["superseded"] == ""
    assert facts["lamp-asked"]["status"] == "possible"
    assert facts["lamp-asked"]["said_by"].count("Northern Wire") == 2
    reports = [row["status"] for row in read["facts_reports.csv"] if row["fact"] == "lamp-asked"]
    assert reports == ["reported", "possible"]
    [stage], [answer] = read["aid_past.csv"], read["responses_past.csv"]
    assert (stage["request"], stage["stage"], stage["fact"]) == (
        *("fjordmark-lamp", "requested", "lamp-asked"),
    )
    assert (answer["response"], answer["answer_name"], answer["on"]) == (
        *("fjordmark-response", "No comment", "2031-05-20"),
    )
    answered = {row["id"]: row["answered"] for row in read["questions.csv"]}
    assert answered == {
        "ship-arrived": "",
        "how-long": "2031-05-21: For two nights, says Coast Radio of the logbook.",
    }


def test_the_calendar_cancels_what_no_longer_stands(sequel):
    calendar = Calendar.from_ical(rendered("ics", sequel))
    events = {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}
    assert len(events) == 14
    cancelled = {id_ for id_, event in events.items() if event.get("STATUS") == "CANCELLED"}
    assert cancelled == set(GONE)
    for id_, how in GONE.items():
        assert events[id_]["SUMMARY"].startswith(f"{how}. ")


def test_the_calendar_keeps_the_name_of_an_event_when_another_report_comes_to_rule(sequel, tiny):
    calendar = Calendar.from_ical(rendered("ics", sequel))
    names = {str(event["UID"]) for event in calendar.walk("VEVENT")}
    assert "lamp-asked@gazette-2031-05-20" in names


def test_a_planned_day_after_the_as_of_date_is_in_the_calendar(sequel):
    calendar = Calendar.from_ical(rendered("ics", sequel))
    days = {
        str(event["UID"]).partition("@")[0]: event.decoded("DTSTART").isoformat()
        for event in calendar.walk("VEVENT")
    }
    assert days["meeting-planned"] == "2031-06-05" > sequel.config.as_of.isoformat()


def test_the_note_strikes_a_claim_through_after_what_became_of_it(sequel):
    note = rendered("markdown", sequel).decode()
    became = "**Corrected by: The lamp was dark for two nights.**"
    assert f"{became} ~~The lamp was dark for three nights.~~" in note


def test_the_page_strikes_a_claim_through_and_leads_to_the_newer_one(sequel):
    page = rendered("html", sequel).decode()
    card = page.partition('id="focus=fact:nights-dark-three"')[2].partition("</article>")[0]
    assert "<s>The lamp was dark for three nights.</s>" in card
    assert "Corrected by" in card
    assert 'href="#focus=fact:nights-dark-two"' in card
    assert 'data-struck="Corrected"' in card
    assert "Ready to quote" not in card
    newer = page.partition('id="focus=fact:nights-dark-two"')[2].partition("</article>")[0]
    assert "Corrects or replaces" in newer
    assert "Ready to quote" in newer
    assert "What the articles do not say" in page


def test_the_page_shows_each_report_of_a_card(sequel):
    page = rendered("html", sequel).decode()
    card = page.partition('id="focus=fact:lamp-asked"')[2].partition("</article>")[0]
    least, firmer = card.split('<div class="card-report">')[1:]
    assert "the least firm" in least
    assert "The Coast Courier of 21 May 2031" in least
    assert "The Harbour Gazette of 20 May 2031" in firmer


def test_the_deck_says_words_before_a_claim_and_quotes_it_nowhere(sequel):
    deck = Presentation(BytesIO(rendered("pptx", sequel)))
    said = [text for slide in deck.slides for text in texts(slide)]
    for id_ in GONE:
        [cell] = [one for one in said if sequel.fact[id_].statement in one]
        assert cell.startswith(("[Corrected by: ", "[Withdrawn on 21 May 2031: "))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert not [id_ for id_ in GONE if sequel.fact[id_].statement in notes]


def test_a_feature_says_before_its_statement_that_it_no_longer_stands(sequel):
    features = json.loads(rendered("geojson", sequel))["features"]
    said = {feature["properties"]["fact"]: feature["properties"] for feature in features}
    assert said["boats-at-risk"]["statement"].startswith("[Withdrawn on 21 May 2031: ")
    assert said["nights-dark-three"]["superseded_by"] == "nights-dark-two"
    asked = [one["properties"]["request"] for one in features if one["id"].startswith("request/")]
    assert asked == ["fjordmark-lamp"]


def test_a_slide_of_the_viewer_strikes_its_headline_through(sequel):
    slides = json.loads(rendered("timelinejs", sequel))["events"]
    heads = {slide["unique_id"]: slide["text"]["headline"] for slide in slides}
    assert heads["boats-at-risk"] == (
        "Withdrawn. <s>○ Claimed: The Reef Club said that boats had been at risk.</s>"
    )
