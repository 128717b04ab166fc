"""The card of each thing that can be selected, as it is rendered: words first, nothing left out."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.card_words import SHEETS, against, standing, steps
from dashboard.domain.config import Page
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import attribution, claim, deed_in_words
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.domain.tensions import Answered
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.loading import load
from dashboard.loading.original import NONE, Original
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.conftest import ROOT, SEQUEL, TINY
from tests.views.reading import Part

DOSSIERS = {name: load(path) for name, path in (("real", ROOT / "config.yaml"), ("tiny", TINY))}
DOSSIERS["sequel"] = load(SEQUEL)
FACTS = [
    pytest.param(dossier, fact, id=f"{name}-{fact.id}")
    for name, dossier in DOSSIERS.items()
    for fact in dossier.facts
]
STANDING = [param for param in FACTS if param.values[1].id not in param.values[0].superseded]
PARAGRAPH = "//ul[@class='card-paragraphs']/li"


def card(dossier, focus, texts=(), **selection):
    """The card of what is in focus, as a page has it."""
    shown = excerpt(dossier, Selection(focus=focus, **selection))
    return Part(render("card", shown, on_page, texts=texts))


def card_of(dossier, fact):
    return card(dossier, f"fact:{fact.id}")


def words(text):
    return " ".join(text.split())


@pytest.mark.parametrize(("dossier", "fact"), FACTS)
def test_the_first_words_of_a_card_are_how_the_fact_stands(dossier, fact):
    shown = card_of(dossier, fact)
    assert shown.text.startswith(f"{fact.status.glyph} {standing(fact, dossier)} Close ")
    assert fact.id in dossier.superseded or fact.hedge in standing(fact, dossier)


@pytest.mark.parametrize(("dossier", "fact"), FACTS)
def test_the_claim_is_the_heading_and_struck_through_where_it_no_longer_stands(dossier, fact):
    shown = card_of(dossier, fact)
    assert shown.all("//article/h2") == [words(claim(fact))]
    struck = shown.all("//article/h2/s")
    assert bool(struck) is (fact.id in dossier.superseded)


@pytest.mark.parametrize(("dossier", "fact"), FACTS)
def test_what_stands_against_a_fact_comes_next_and_says_who_says_so(dossier, fact):
    shown = card_of(dossier, fact)
    others = [other for one in against(fact, dossier) for other in one.facts]
    found = shown.root.xpath("//article/h2/following-sibling::*//li[../../@class='card-against']")
    assert [one.xpath(".//a/@data-target") for one in found] == [[f"fact:{o.id}"] for o in others]
    for one, other in zip(found, others, strict=True):
        assert words(claim(other)) in words(one.text_content())
        assert words(attribution(other, dossier)) in words(one.text_content())
    after = shown.root.xpath("//article/h2/following-sibling::div/@class")
    assert after[: after.index("card-actions")] == ["card-against"] * len(against(fact, dossier))


@pytest.mark.parametrize(("dossier", "fact"), FACTS)
def test_the_way_of_each_report_leads_to_the_reader_with_what_each_step_is_worth(dossier, fact):
    ladders = card_of(dossier, fact).root.xpath("//ol[@class='card-steps']")
    told = [steps(report, dossier) for report in fact.least_firm_first]
    for ladder, way in zip(ladders, told, strict=True):
        shown = [words(one.text_content()) for one in ladder.xpath("./li")]
        assert shown == [words(" ".join((one.name, one.worth, one.note))) for one in way]


@pytest.mark.parametrize(("dossier", "fact"), STANDING)
def test_the_sentence_to_copy_is_shown_and_ends_in_the_address(dossier, fact):
    shown = card_of(dossier, fact)
    said = sentence(fact, dossier)
    assert shown.all("//div[@class='card-quote']/p") == [words(said)]
    [buttons] = shown.root.xpath("//div[@class='card-actions']")
    assert buttons.get("data-words") == f"{said} {{address}}"
    assert shown.all("//div[@class='card-actions']/button") == ["Copy", "Link", "Share", "Cite"]
    assert shown.root.xpath("//article/@data-permalink") == [f"?focus=fact:{fact.id}"]


@pytest.mark.parametrize(("dossier", "fact"), FACTS)
def test_a_fact_is_cited_in_four_forms_to_copy_and_to_save(dossier, fact):
    shown = card_of(dossier, fact)
    boxes = shown.root.xpath("//div[@popover]/section")
    assert [box.xpath("./h3")[0].text for box in boxes] == ["Text", "BibTeX", "RIS", "CSL-JSON"]
    for box, ending in zip(boxes, (".txt", ".bib", ".ris", ".json"), strict=True):
        [name] = box.xpath("./button/@data-save")
        assert name.startswith(fact.id)
        assert name.endswith(ending)
        assert "{address}" in box.get("data-words")
    assert "\r\nER  - \r\n" in boxes[2].get("data-words")
    assert json.loads(boxes[3].get("data-words"))
    [opener] = shown.root.xpath("//div[@class='card-actions']/button[@popovertarget]")
    assert opener.get("popovertarget") == shown.root.xpath("//div[@popover]")[0].get("id")


@pytest.mark.parametrize(("dossier", "fact"), FACTS)
def test_open_questions_and_the_cited_paragraphs_are_there(dossier, fact):
    shown = card_of(dossier, fact)
    for one in dossier.questions_of(fact.id):
        assert words(one.question) in shown.text
    numbers = [n for report in fact.least_firm_first for n in report.cited]
    assert [said.split()[1].rstrip(":") for said in shown.all(PARAGRAPH)] == list(map(str, numbers))


ANSWERED = "Asked before, and answered"


def test_a_card_says_which_questions_were_answered_and_leads_to_what_answered_them():
    sequel = DOSSIERS["sequel"]
    answer = Answered(on=date(2031, 5, 21), says="It did not.", facts=("harbour-closed",))
    first, *rest = sequel.questions
    answered = replace(sequel, questions=(replace(first, answered=answer), *rest))
    said = "Did the ship arrive? Answered, as reported on 21 May 2031: It did not."

    touched = card(answered, "fact:lamp-under-way")
    [line] = touched.root.xpath("//ul[@class='card-questions']/li")
    assert ANSWERED in touched.all("//h3")
    assert words(line.text_content()).startswith(said)
    assert line.xpath(".//a/@data-target") == ["fact:harbour-closed"]

    answering = card(answered, "fact:harbour-closed")
    assert answering.all("//ul[@class='card-questions']/li") == [said]


def test_a_card_without_an_answered_question_says_nothing_of_any():
    assert ANSWERED not in card(DOSSIERS["tiny"], "fact:lamp-under-way").text


def test_what_became_of_a_withdrawn_fact_stands_before_its_statement():
    text = card(DOSSIERS["sequel"], "fact:crew-asked").text
    assert text.startswith("◌ Withdrawn; it no longer holds")
    order = ["Withdrawn on 21 May 2031: Northern Wire took it back.", "In its place", "Who says so"]
    assert sorted(order, key=text.index) == order
    assert "Ready to quote" not in text


def test_a_corrected_fact_leads_to_the_one_that_corrects_it_and_back():
    older = card(DOSSIERS["sequel"], "fact:nights-dark-three")
    assert "Corrected by" in older.text
    assert older.targets["fact:nights-dark-two"] == "The lamp was dark for two nights."
    newer = card(DOSSIERS["sequel"], "fact:nights-dark-two")
    assert "Corrects or replaces" in newer.text
    assert "Corrected: The lamp was dark for three nights." in newer.text


def test_of_several_reports_the_least_firm_comes_first_and_says_so():
    text = card(DOSSIERS["sequel"], "fact:lamp-asked").text
    head = "Who says so: 2 reports, shown as the least firm of them"
    assert head in text
    first = text.index("◌ Possible, “apparently” · the least firm")
    assert text.index(head) < first < text.index("● Reported", first)
    assert "Reported 20 May 2031" in text
    alike = card(DOSSIERS["sequel"], "fact:lamp-failed").text
    assert "Who says so: 2 reports, equally firm" in alike


def test_the_words_of_an_article_stand_under_its_paragraphs_in_their_language():
    dossier = DOSSIERS["tiny"]
    texts = (Original(tuple(f"<b>{n}</b>" for n in range(1, 9))),)
    shown = card(dossier, "fact:move-considered", texts)
    [box] = shown.root.xpath("//details")
    assert box.xpath("./summary")[0].text == "The article's own words"
    assert [one.text for one in box.xpath("./blockquote")] == ["<b>3</b>", "<b>5</b>"]
    assert set(box.xpath("./blockquote/@lang")) == {"en"}
    assert words(box.xpath("./p")[0].text_content()) == "Paragraph 3, read with it"
    assert not card(dossier, "fact:move-considered", (NONE,)).root.xpath("//details")


def test_a_text_that_is_not_the_recorded_one_is_refused_in_words():
    shown = card(DOSSIERS["tiny"], "fact:move-considered", (Original(refusal="x.txt: differs"),))
    assert "The article's text is not shown. x.txt: differs." in shown.text


def test_the_tensions_of_a_fact_lead_to_their_page():
    shown = card(DOSSIERS["tiny"], "fact:lamp-failed")
    assert "Denial: Did the lamp go dark?" in shown.text
    assert shown.targets["page:tensions"] == "See the claims side by side"
    dossier = DOSSIERS["tiny"]
    pages = tuple(page for page in dossier.config.pages if page is not Page.TENSIONS)
    without = replace(dossier, config=replace(dossier.config, pages=pages))
    assert "page:tensions" not in card(without, "fact:lamp-failed").targets


def test_a_fact_outside_the_filter_says_so_as_do_those_that_it_names():
    shown = card(DOSSIERS["tiny"], "fact:crew-asked", statuses=("denied",))
    assert "Outside this filter." in shown.all("//article/p")
    [said] = shown.all("//ul[@class='card-claims']/li")
    assert said == "● Islandia asked Fjordmark for a new lamp. · outside this filter"


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_place_actor_and_relation_has_a_card_with_its_facts(name):
    dossier = DOSSIERS[name]
    for place in dossier.places:
        shown = card(dossier, f"place:{place.id}")
        assert shown.all("//article/h2") == [place.name]
        assert {f"fact:{fact.id}" for fact in dossier.facts_at(place.id)} <= shown.targets.keys()
    for actor in dossier.actors:
        shown = card(dossier, f"actor:{actor.id}")
        assert shown.all("//article/h2") == [actor.name]
        facts = {f"fact:{fact.id}" for fact in dossier.facts_of(actor.id)}
        assert facts <= shown.targets.keys() or "more in the table of facts" in shown.text
    for one in dossier.relations:
        shown = card(dossier, f"relation:{one.id}")
        assert shown.all("//article/h2") == [deed_in_words(one, dossier)]
        assert {f"fact:{fact}" for fact in one.facts} <= shown.targets.keys()
        assert {f"actor:{one.actor}", f"actor:{one.toward}"} <= shown.targets.keys()


def test_an_actor_tells_what_it_says_from_what_others_say_of_it():
    shown = card(DOSSIERS["tiny"], "actor:islandia")
    own, others = (
        shown.root.xpath(f"//h3[.='{title}']/following-sibling::ul[1]//a/@data-target")
        for title in ("Its own statements", "What others say about it")
    )
    assert own == ["fact:failure-denied"]
    assert others == ["fact:lamp-is-old", "fact:crew-asked", "fact:lamp-asked"]
    assert "relation:islandia-asks-tropica" in shown.targets


def test_a_file_takes_the_card_of_a_fact_without_a_way_to_close_it():
    dossier = DOSSIERS["tiny"]
    fact = dossier.fact["lamp-failed"]
    rendered = render(
        "card_fact",
        excerpt(dossier, Selection()),
        lambda target, _: f"#f-{target[5:]}" if target.startswith("fact:") else "",
        fact=fact,
        texts=(),
        level=3,
        closes=False,
    )
    shown = Part(rendered)
    assert shown.all("//article/h3[1]") == [words(claim(fact))]
    assert shown.root.xpath("//article/@data-permalink") == ["#f-lamp-failed"]
    assert not shown.root.xpath("//*[@data-target='close'] | //*[@class='card-larger']")
    assert "See the claims side by side" not in shown.text


def test_a_list_that_nobody_reads_down_is_cut_and_says_how_much_more_there_is():
    shown = card(DOSSIERS["real"], "actor:venezuela")
    *listed, last = shown.all("//h3[.='What others say about it']/following-sibling::ul[1]/li")
    facts = len(DOSSIERS["real"].facts_of("venezuela"))
    own = len(shown.all("//h3[.='Its own statements']/following-sibling::ul[1]/li"))
    assert len(listed) == 30
    assert last == f"{facts - own - 30} more in the table of facts."


def test_a_fact_can_be_saved_as_a_sheet_of_itself_from_a_page_and_not_from_a_file():
    tiny = DOSSIERS["tiny"]
    more = {"statuses": (Status.DENIED,), "without": ("logbook",)}
    shown = card(tiny, "fact:failure-denied", **more)
    asked = "?without=logbook&focus=fact:failure-denied"
    links = shown.root.xpath("//p[@class='card-sheet']/a[@download]")
    assert [(link.text, link.get("href")) for link in links] == [
        (words, f"./export/{form}{asked}") for form, words in SHEETS
    ]
    html = FORMATS["html"].render(excerpt(tiny, Selection())).decode()
    assert "card-sheet" not in html.partition("</style>")[2]
