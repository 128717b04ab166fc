"""The paper, read back by pypdf: its words, its tags, its sources; nothing of it is ever code."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.as_pdf import FONTS
from dashboard.exports.paper.content import content
from dashboard.exports.paper.letters import SHOWN, displayable
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.reports import retold

EVERYTHING = Selection()
CYRILLIC = "Фёдор Маячный-Щукин"
"""Nobody: a made-up keeper of a made-up lighthouse."""


def paper_of(dossier, selection=EVERYTHING):
    return PdfReader(BytesIO(FORMATS["pdf"].render(excerpt(dossier, selection))))


def text_of(paper):
    """All words, with single spaces: where lines break is no part of them."""
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def tags(node):
    """Every element of the tree of tags, the root first."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from tags(kid)
    elif isinstance(node, DictionaryObject):
        if "/S" in node or node.get("/Type") == "/StructTreeRoot":
            yield node
        if "/K" in node:
            yield from tags(node["/K"])


def kinds(paper):
    return [tag["/S"] for tag in tags(paper.trailer["/Root"]["/StructTreeRoot"]) if "/S" in tag]


@pytest.fixture(scope="module")
def whole(tiny):
    return paper_of(tiny)


@pytest.fixture(scope="module")
def words(whole):
    return text_of(whole)


def test_it_is_tagged_and_says_its_language_and_title(whole):
    root = whole.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert whole.metadata.title == "The lamp of Skerra Point: A made-up dispute about a lighthouse"
    assert whole.metadata.creation_date.isoformat()[:10] == "2031-05-20"


def test_it_declares_pdf_ua_1(whole):
    xmp = whole.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_headings_tables_lists_and_figures_are_tagged_as_what_they_are(whole):
    found = kinds(whole)
    assert found.count("/Figure") == 3
    assert found.count("/H1") == 1
    assert found.count("/Table") == 3
    assert found.count("/TH") > found.count("/Table")
    assert {"/H2", "/H3", "/L", "/LI", "/TD", "/Link"} <= set(found)


def test_each_figure_says_what_it_shows(whole, tiny):
    root = whole.trailer["/Root"]["/StructTreeRoot"]
    alts = [tag["/Alt"] for tag in tags(root) if tag.get("/S") == "/Figure"]
    assert len(alts) == 3
    assert alts[0] == tiny.config.maps[0].alt
    assert all(alts)


def test_maps_and_timeline_are_drawn_not_pictures_and_their_words_are_words(whole, words):
    assert [image for page in whole.pages for image in page.images] == []
    assert "Fishing grounds, roughly" in words


def test_every_claim_is_there_with_the_number_of_its_chain(tiny, words):
    for fact in tiny.facts:
        assert claim(fact) in words
    crew = words.index("Islandia reportedly asked Tropica")
    said = words[crew : crew + 200]
    assert words[:crew].endswith("◌ ")
    assert "Possible, “reportedly” · May 2031 (date of the report) · ¶ 3" in said
    number = said.split("[")[1].split("]")[0]
    chain = f"[{number}] The Harbour Gazette of 20 May 2031 ← Northern Wire ← Officials of"
    assert chain in words


def test_the_paper_of_this_project_has_two_to_four_pages(real):
    assert 2 <= len(paper_of(real).pages) <= 4


def test_a_link_is_written_once(words):
    assert words.replace(" ", "").count("https://harbour.example/2031/05/20") == 1


def test_a_denial_stands_under_what_it_denies(words):
    denied = words.index("The lamp of Skerra Point went dark for about three nights; the keeper")
    denial = words.index("The keeper denied that the lamp ever went dark;")
    assert 0 < denial - denied < 200
    assert "↔" in words[denied:denial]
    assert words[denial:].startswith(
        "The keeper denied that the lamp ever went dark; the logbook says that it went dark. Denied"
        " · ≠ denies what is reported · 6 May 2031"
    )


def test_a_filtered_paper_keeps_the_denied_beside_the_denial_and_says_it_is_outside(tiny):
    words = text_of(paper_of(tiny, Selection(statuses=(Status.REPORTED,))))
    assert "that it went dark. (outside this filter) Denied" in words


def test_it_says_what_the_filter_left_out_and_never_that_a_hidden_request_is_not_there(tiny):
    words = text_of(paper_of(tiny, Selection(text="crew")))
    assert "Outside this filter: 9 of 10 facts, 1 of 2 rows of aid" in words
    assert "Lamps (outside filter) – Repair crews – ◌ Repair, “reportedly”" in words
    assert "(outside filter): something was asked, or is being arranged;" in words
    assert "1 of 2 rows of aid; the other is outside this filter." in words


def test_a_key_figure_says_how_firmly_when_and_who_says_so(words):
    assert (
        "● Reported ≠ denied by Ånsa Holm · 2 May 2031 to 4 May 2031"
        " · Northern Wire ← The logbook of the lighthouse"
    ) in words


def test_two_facts_that_deny_each_other_and_stand_in_no_tension_are_a_tension(tiny):
    words = text_of(paper_of(replace(tiny, tensions=())))
    assert "Denial: One claim denies another The lamp of Skerra Point went dark" in words


@pytest.mark.parametrize("selection", [EVERYTHING, Selection(statuses=(Status.DENIED,))])
@pytest.mark.parametrize("name", ["tiny", "real"])
def test_its_parts_have_the_rows_of_the_excerpt(name, selection, request):
    shows = excerpt(request.getfixturevalue(name), selection)
    said = content(shows)
    rows = [line for row in said["requests"] for line in row["cells"][1].splitlines()]
    assert len(rows) == len(shows.requests)
    for part in ("responses", "not_aid", "tensions"):
        assert len(said[part]) == len(getattr(shows, part)), part
    assert sum(len(topic["asked"]) for topic in said["questions"]) == len(shows.questions)
    assert len(said["figures"]) == len(shows.key_figures)
    assert said["named"].count(" (") >= len(shows.sources)


def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare):
    for selection in (EVERYTHING, Selection(statuses=(Status.DENIED,))):
        assert not re.search(OF_AID_AND_THE_LIKE, text_of(paper_of(bare, selection)))


def test_it_says_as_of_when_with_which_filter_and_under_which_licence(tiny):
    words = text_of(paper_of(tiny, Selection(statuses=(Status.DENIED,))))
    assert "As of 20 May 2031" in words
    assert "1 of 10 facts: status denied" in words
    assert "Curated facts: CC BY 4.0." in words
    assert tiny.digest in words
    assert "which reports on Northern Wire." in words
    assert "It is all made up." in words


def test_no_result_is_a_paper_too_and_says_so(tiny):
    paper = paper_of(tiny, Selection(text="zeppelin"))
    assert "No fact passes this filter." in text_of(paper)
    assert "/Figure" not in kinds(paper)


def test_a_cyrillic_name_shows_and_can_be_copied(tiny):
    fact = retold(tiny.facts[0], statement=f"{CYRILLIC} saw the lamp.", caveat="")
    words = text_of(paper_of(replace(tiny, facts=(fact, *tiny.facts[1:]))))
    assert f"{CYRILLIC} saw the lamp." in words


def test_a_sign_that_no_font_has_is_written_by_its_number():
    assert displayable({"a": ["中x", 3, None]}) == {"a": ["[U+4E2D]x", 3, None]}
    assert displayable("a\u00ad\u200bb\x07c") == "ab c"
    assert displayable("e\u0301") == "é"


def test_every_sign_that_counts_as_shown_is(tiny):
    fact = retold(tiny.facts[0], statement=" ".join(sorted(SHOWN)), hedge="".join(sorted(SHOWN)))
    config = replace(tiny.config, title="".join(sorted(SHOWN)))
    paper_of(replace(tiny, facts=(fact, *tiny.facts[1:]), config=config))


def test_only_the_fonts_that_come_with_it_are_used(whole):
    used = {
        font.get_object()["/BaseFont"].split("+")[1]
        for page in whole.pages
        for font in page["/Resources"]["/Font"].values()
    }
    families = {name.replace(" ", "") for name in FONTS}
    assert used
    assert all(any(name.startswith(family) for family in families) for name in used), used


HOSTILE = [
    '#panic("code")',
    '#read("/etc/passwd")',
    "$ x^2 $ *bold* _under_ `raw` <label> @source-1 // gone",
    '"], eval("1"), ["',
    "\\u{41} \\n = Heading",
    "[" * 200,
    "中文 😀 \u202e",
    "w" * 400,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_as_they_are(tiny, hostile):
    fact = retold(tiny.facts[0], statement=hostile, hedge=hostile[:60])
    config = replace(tiny.config, title=hostile, limits=(hostile,))
    dossier = replace(tiny, facts=(fact, *tiny.facts[1:]), config=config)
    words = text_of(paper_of(dossier)).replace(" ", "")
    assert words.count(displayable(hostile).replace(" ", "")) >= 3


def test_the_same_content_gives_the_same_bytes(tiny):
    once, again = (FORMATS["pdf"].render(excerpt(tiny, EVERYTHING)) for _ in range(2))
    assert once == again


def test_a_date_that_is_only_that_of_the_article_is_not_repeated(tiny):
    fact = replace(tiny.fact["move-considered"], when=parse_when("2031-05-19"))
    facts = [fact if f.id == fact.id else f for f in tiny.facts]
    assert "Considered · ¶ 5" in text_of(paper_of(tiny))
    assert "Considered · 19 May 2031 (date of the report) · ¶ 5" in text_of(
        paper_of(replace(tiny, facts=tuple(facts)))
    )
