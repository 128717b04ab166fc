"""The paper, read back by pypdf: its pages, its type, its tags, its links."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.published import Headline
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.model import Heading, Picture
from dashboard.scenes import CHARTS
from tests.exports.conftest import OF_AID_AND_THE_LIKE

EVERYTHING, DENIED = Selection(), Selection(statuses=(Status.DENIED,))
ADDRESS = "https://harbour.example/lamp/"
BODY, LESSER = 10, 8.4
"""Points; two letters in one sign of the font are told as a little smaller than they are."""
FOOTER = 45
"""Points from the foot of a page: what stands lower is its footer."""


def bytes_of(dossier, selection=EVERYTHING, **options):
    return FORMATS["pdf"].told(**options).render(excerpt(dossier, selection))


def paper_of(dossier, selection=EVERYTHING, **options):
    return PdfReader(BytesIO(bytes_of(dossier, selection, **options)))


def on(fact):
    return Selection(focus=f"fact:{fact}")


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


def read(page):
    """The words of a page, and its texts: how high each stands and how large it is, in points."""
    found = []

    def visit(text, page_matrix, text_matrix, _, size):
        if text.strip():
            height = page_matrix[3] * text_matrix[5] + page_matrix[5]
            found.append((height, abs(page_matrix[3] * text_matrix[3]) * size, text.strip()))

    return page.extract_text(visitor_text=visit), found


def links_of(paper):
    marks = [mark.get_object() for page in paper.pages for mark in page.get("/Annots", ())]
    return [mark.get("/A", {"/S": "/GoTo"}) for mark in marks if mark["/Subtype"] == "/Link"]


@pytest.fixture(scope="module")
def whole(tiny):
    return paper_of(tiny, address=ADDRESS)


@pytest.fixture(scope="module")
def pages(whole):
    return [read(page) for page in whole.pages]


@pytest.fixture(scope="module")
def full(real):
    """The paper of this project."""
    return paper_of(real)


@pytest.fixture(scope="module")
def full_pages(full):
    return [read(page) for page in full.pages]


def test_it_is_tagged_declares_pdf_ua_1_and_says_its_language_and_title(whole):
    root = whole.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert whole.metadata.title == "The lamp of Skerra Point"
    assert whole.metadata.author == "Crisis dashboard"
    assert whole.metadata.creation_date.isoformat()[:10] == "2031-05-20"


def test_headings_tables_lists_and_figures_are_tagged_as_what_they_are(whole, tiny):
    made = paper(excerpt(tiny, EVERYTHING))
    pictures = [one for one in (*made.brief, *made.annex) if isinstance(one, Picture)]
    found = kinds(whole)
    assert found.count("/Figure") == len(pictures) == 2 + len(CHARTS) - 2, "two maps, no matrix"
    assert found.count("/H1") == 1
    assert found.count("/Table") == 4
    assert found.count("/TH") > found.count("/Table")
    assert {"/H2", "/H3", "/L", "/LI", "/TD", "/Link"} <= set(found)
    root = whole.trailer["/Root"]["/StructTreeRoot"]
    alts = [tag["/Alt"] for tag in tags(root) if tag.get("/S") == "/Figure"]
    assert alts == [picture.scene.description for picture in pictures]


def test_charts_are_drawn_and_their_legends_stand_below_them_on_the_same_page(
    full, full_pages, real
):
    assert [image for page in full.pages for image in page.images] == []
    pages = [" ".join(words.split()) for words, _ in full_pages]
    made = paper(excerpt(real, EVERYTHING))
    blocks = (*made.brief, *made.annex)
    for heading, picture in pairwise(blocks):
        if isinstance(picture, Picture):
            assert isinstance(heading, Heading)
            last = picture.scene.legend[-1].words
            assert any(-1 < page.find(heading.text) < page.rfind(last) for page in pages), last


def test_the_brief_of_this_project_takes_two_pages_and_the_annex_begins_on_the_third(
    full_pages, real
):
    words = [words for words, _ in full_pages]
    assert "What is not known" in words[1]
    assert words[2].startswith("Annex: every claim")
    made = paper(excerpt(real, EVERYTHING))
    for heading in (one.text for one in made.brief if isinstance(one, Heading)):
        assert heading in "".join(words[:2])
    assert min(printed_above_the_footer(full_pages[1][1]))[0] < 150, "the second page is filled"


def test_the_type_of_the_paper_is_ten_points_and_lesser_words_are_readable(full_pages):
    for _, printed in full_pages:
        assert [text for _, size, text in printed if size < LESSER and text.isalpha()] == []
    sizes = [(size, len(text)) for _, printed in full_pages[:8] for _, size, text in printed]
    large = sum(number for size, number in sizes if size > BODY - 0.05)
    assert large > 0.6 * sum(number for _, number in sizes)


def test_no_heading_stands_at_the_foot_of_a_page(full, full_pages, whole, pages):
    for made, shown in ((full, full_pages), (whole, pages)):
        headings = {mark.title for mark in flat(made.outline)}
        assert len(headings) > 10
        for _, printed in shown:
            assert min(printed_above_the_footer(printed))[-1] not in headings


def printed_above_the_footer(printed):
    return [(height, size, text) for height, size, text in printed if height > FOOTER]


def flat(outline):
    for mark in outline:
        if isinstance(mark, list):
            yield from flat(mark)
        else:
            yield mark


def test_no_line_begins_with_the_number_of_a_chain(full_pages):
    """A citation alone on its line is a widow."""
    lines = "\n".join(words for words, _ in full_pages[:8]).splitlines()
    assert [line for line in lines if re.match(r"\[\d", line.strip())] == []


def test_the_number_of_a_chain_leads_to_it_and_a_claim_to_its_card(whole, tiny):
    acts = links_of(whole)
    assert {act["/S"] for act in acts} == {"/URI", "/GoTo"}
    cards = {act["/URI"] for act in acts if "/URI" in act}
    assert cards == {f"{ADDRESS}?focus=fact:{fact.id}" for fact in tiny.facts}
    assert not [act for act in links_of(paper_of(tiny)) if "/URI" in act]


def test_the_title_names_the_filter_and_a_short_paper_has_no_half_empty_page(tiny):
    made = paper_of(tiny, DENIED)
    title = "The lamp of Skerra Point: only status denied"
    assert made.metadata.title == title
    shown = [read(page) for page in made.pages]
    assert all(f"{title} · As of 20 May 2031" in words for words, _ in shown)
    for _, printed in shown[:-1]:
        assert min(printed_above_the_footer(printed))[0] < 300


def test_no_result_is_one_page(tiny):
    made = paper_of(tiny, Selection(text="zeppelin"))
    assert len(made.pages) == 1
    assert "No fact matches this filter." in text_of(made)
    assert "/Figure" not in kinds(made)


def test_the_digest_is_at_the_end_and_in_no_footer(pages, tiny):
    assert tiny.digest in pages[-1][0]
    assert tiny.digest[:12] not in "".join(words for words, _ in pages[:-1])


def test_a_link_is_written_once(pages):
    assert (
        "".join("".join(words.split()) for words, _ in pages).count(
            "https://harbour.example/2031/05/20"
        )
        == 1
    )


def test_without_the_annex_the_paper_is_the_brief_and_its_sources(tiny):
    words = text_of(paper_of(tiny, annex=False))
    assert "Annex:" not in words
    assert "[1] The Harbour Gazette of 20 May 2031" in words


@pytest.mark.parametrize("fact", ["lamp-failed", "failure-denied"])
def test_the_sheet_of_a_claim_is_one_page(tiny, fact):
    made = paper_of(tiny, on(fact), address=ADDRESS)
    assert len(made.pages) == 1
    assert claim(tiny.fact[fact]) in text_of(made)
    assert f"{ADDRESS}?focus=fact:{fact}" in {act["/URI"] for act in links_of(made)}


LONG = "A sentence that goes on and on without ever coming to its end and so on. " * 20


@pytest.fixture(scope="module")
def endless(tiny):
    """The made-up dossier with everything as long as it may be."""
    facts = tuple(replace(f, statement=LONG[:999], caveat=LONG, note=LONG) for f in tiny.facts)
    sources = tuple(replace(one, name=LONG[:200], note=LONG) for one in tiny.sources)
    questions = tuple(replace(q, question=LONG, settled_by=LONG) for q in tiny.questions)
    tensions = tuple(replace(t, differs=LONG, open=LONG) for t in tiny.tensions)
    headline = Headline(text=LONG, facts=(facts[0].id,))
    config = replace(tiny.config, headline=headline, title=LONG[:200], limits=(LONG,))
    return replace(
        tiny,
        facts=facts,
        sources=sources,
        questions=questions,
        tensions=tensions,
        config=config,
    )


def test_however_long_the_words_the_brief_has_two_pages_and_a_sheet_one(endless):
    assert paper_of(endless).pages[2].extract_text().startswith("Annex: every claim")
    assert len(paper_of(endless, on("lamp-failed")).pages) == 1


def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare):
    for selection in (EVERYTHING, DENIED):
        assert not re.search(OF_AID_AND_THE_LIKE, text_of(paper_of(bare, selection)))


def test_the_same_content_gives_the_same_bytes(tiny):
    assert bytes_of(tiny, address=ADDRESS) == bytes_of(tiny, address=ADDRESS)
