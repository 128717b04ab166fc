"""The paper in Word, read back with python-docx and lxml: its words, comments, styles and look."""

import re
import struct
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import firmness
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS, house
from dashboard.exports.house import BadTemplate
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.model import Grid, Picture, Points, Text
from tests.exports import house_docx
from tests.exports.hostile import WORDS, hostile

ALL = Selection()
ADDRESS = "https://lamp.example/"


def rendered(dossier, selection=ALL, **options):
    told = {"address": ADDRESS, "annex": True, **options}
    return FORMATS["docx"].told(**told).render(excerpt(dossier, selection))


def opened(file):
    return docx.Document(BytesIO(file))


@pytest.fixture(scope="module")
def document(tiny):
    return opened(rendered(tiny))


def words_of(element):
    return "".join(text.text for text in element.iter(qn("w:t")))


def commented(document):
    """What each comment stands on, with the comment's words."""
    body = document.element.body
    found = []
    for start in body.iter(qn("w:commentRangeStart")):
        number, runs = start.get(qn("w:id")), []
        for run in start.itersiblings():
            if run.tag == qn("w:commentRangeEnd") and run.get(qn("w:id")) == number:
                break
            runs.append(run)
        found.append(("".join(map(words_of, runs)), document.comments.get(int(number))))
    return found


def stated(said):
    """The sentences of a paper that state facts."""
    blocks = (*said.brief, *said.annex, *said.sources, *said.closing)
    return [sentence for block in blocks for sentence in sentences(block) if sentence.facts]


def sentences(block):
    match block:
        case Text():
            yield from block.sentences
        case Grid():
            yield from (sentence for row in block.rows for cell in row for sentence in cell)
        case Points():
            for item in block.items:
                yield from (*item.sentences, *sentences(Points(items=item.under)))


@pytest.mark.parametrize("focus", ["", "crew-asked"])
def test_each_sentence_that_states_facts_has_a_comment_on_its_sources(tiny, focus):
    selection = ALL.on("fact", focus) if focus else ALL
    found = commented(opened(rendered(tiny, selection)))
    expected = stated(paper(excerpt(tiny, selection), address=ADDRESS))
    assert len(found) == len(expected) >= 3
    for (words, comment), sentence in zip(found, expected, strict=True):
        assert words.endswith(sentence.text)
        assert (comment.author, comment.initials) == ("crisis-dashboard", "CD")
        assert comment.timestamp.date() == tiny.config.as_of
        for fact in map(tiny.fact.get, sentence.facts):
            status = "denial" if fact.status is Status.DENIED else firmness(fact)
            assert status in comment.text
            assert fact.basis.label in comment.text
            for link in tiny.chain(fact):
                assert link.name in comment.text
            for number in fact.paragraphs:
                assert re.search(rf"paragraphs? [\d, and]*{number}\b", comment.text)


def test_a_comment_says_when_what_stands_against_it_and_leads_to_the_claim(document, tiny):
    fact = tiny.fact["lamp-failed"]
    alone = [
        comment
        for words, comment in commented(document)
        if words.endswith(fact.statement.rstrip(".") + f"; {fact.caveat.rstrip('.')}.")
    ]
    told = alone[0].text
    assert "Reported, but denied by Ånsa Holm." in told
    assert "The logbook of the lighthouse\n→ Northern Wire\n→ The Harbour Gazette" in told
    assert "When: 2 May 2031 to 4 May 2031" in told
    assert "Denied: " in told
    links = {
        link.get(qn("r:id"))
        for comment in alone
        for link in comment._comment_elm.iter(qn("w:hyperlink"))
    }
    targets = {alone[0].part.rels[link].target_ref for link in links}
    assert targets == {f"{ADDRESS}?focus=fact:lamp-failed"}


def test_without_an_address_nothing_leads_out_of_the_file(tiny):
    document = opened(rendered(tiny, address=""))
    parts = document.part.package.iter_parts()
    assert [one for part in parts for one in part.rels.values() if one.is_external] == []


def test_headings_lists_tables_and_captions_are_words_own(document, tiny):
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Caption"} <= used
    for table in document.tables:
        looks = [row._tr.trPr for row in table.rows]
        assert looks[0].find(qn("w:tblHeader")) is not None
        assert all(look.find(qn("w:cantSplit")) is not None for look in looks)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    lists = [p for p in document.paragraphs if p.style.name.startswith("List Bullet")]
    assert all(numbered(paragraph) for paragraph in lists)
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert captions[0].startswith("Figure 1. ")


def numbered(paragraph):
    """Whether Word lists a paragraph: by itself, or by its style."""
    looks = (paragraph._p.pPr, paragraph.style.element.pPr)
    return any(look is not None and look.numPr is not None for look in looks)


def test_a_picture_has_the_words_of_its_chart_and_fits_the_page(document, tiny):
    said = paper(excerpt(tiny, ALL), room=0.85)
    scenes = [b.scene for b in (*said.brief, *said.annex) if isinstance(b, Picture)]
    drawn = [*document.element.body.iter(qn("wp:inline"))]
    assert [one.docPr.get("descr") for one in drawn] == [scene.description for scene in scenes]
    page = document.sections[0]
    for one in drawn:
        assert one.extent.cx <= page.page_width - page.left_margin - page.right_margin
        assert one.extent.cy <= page.page_height - page.top_margin - page.bottom_margin
        image = document.part.related_parts[one.graphic.graphicData.pic.blipFill.blip.embed].blob
        width, height = struct.unpack(">II", image[16:24])
        assert width / height == pytest.approx(one.extent.cx / one.extent.cy, rel=0.01)
        assert width / (one.extent.cx / 914_400) >= 200  # dots in an inch


def test_every_citation_leads_to_the_chain_of_its_number(document):
    body = document.element.body
    anchors = {
        mark.get(qn("w:name")): words_of(mark.getparent())
        for mark in body.iter(qn("w:bookmarkStart"))
    }
    links = [link for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert len(links) > 10
    for link in links:
        assert anchors[link.get(qn("w:anchor"))].startswith(f"[{words_of(link)}]")


def test_a_page_says_its_number_of_what_and_as_of_when(document):
    (footer,) = document.sections[0].footer.paragraphs
    assert footer.text == "The lamp of Skerra Point · As of 20 May 2031\t1 of 1"
    codes = [code.text.strip() for code in footer._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_the_file_says_in_its_properties_what_it_is(document, tiny):
    core = document.core_properties
    assert core.title == "The lamp of Skerra Point"
    assert (core.language, core.created.date()) == ("en-GB", tiny.config.as_of)
    languages = document.styles.element.iter(qn("w:lang"))
    assert {language.get(qn("w:val")) for language in languages} == {"en-GB"}


def test_the_annex_begins_on_a_page_of_its_own_and_is_left_out_on_demand(document, tiny):
    (first,) = (p for p in document.paragraphs if p.text.startswith("Annex"))
    assert first.paragraph_format.page_break_before
    short = opened(rendered(tiny, annex=False))
    assert not [p for p in short.paragraphs if p.text.startswith("Annex")]
    assert len(short.comments) < len(document.comments)


def test_hostile_words_are_words_and_the_file_is_whole(tiny):
    file = rendered(hostile(tiny))
    document = opened(file)
    for name in ("word/document.xml", "word/comments.xml"):
        assert etree.fromstring(house_docx.part_of(file, name)) is not None
    words = " ".join(words_of(document.element.body).split())
    assert " ".join(WORDS[0].split()) in words
    assert {code.text.split()[0] for code in document.element.iter(qn("w:instrText"))} == {"SEQ"}


@pytest.fixture(scope="module")
def template():
    return house_docx.house()


@pytest.mark.parametrize("as_template", [False, True], ids=["docx", "dotx"])
def test_a_template_lends_its_look_and_none_of_its_words(tiny, template, document, as_template):
    if as_template:
        types = house_docx.part_of(template, "[Content_Types].xml")
        types = types.replace(b"document.main+xml", b"template.main+xml")
        template = house_docx.with_part(template, "[Content_Types].xml", types)
    ours = opened(rendered(tiny, template=template))
    page = ours.sections[-1]
    assert (page.page_width.inches, page.left_margin.inches) == (8.5, 1.25)
    assert page.header.paragraphs[0].text == house_docx.HEADER
    headings = [p for p in ours.paragraphs if p.style.name == "Heading 1"]
    assert {p.style.style_id for p in headings} == {"berschrift1"}
    assert str(headings[0].style.font.color.rgb) == house_docx.DARK
    words = [paragraph.text for paragraph in ours.paragraphs]
    assert house_docx.OLD_WORDS not in words
    assert words == [paragraph.text for paragraph in document.paragraphs]
    assert {comment.author for comment in ours.comments} == {"crisis-dashboard"}
    lists = [p for p in ours.paragraphs if p.style.name.startswith("List Bullet")]
    assert all(numbered(paragraph) for paragraph in lists)


def test_the_template_of_a_house_may_refer_to_one_of_its_own_which_is_dropped(tiny, template):
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" TargetMode="External" Target="file:///house.dotm" Type="http://'
        b'schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/></Relationships>'
    )
    name = "word/_rels/settings.xml.rels"
    attached = house_docx.with_part(template, name, relations % b"attachedTemplate")
    ours = opened(rendered(tiny, template=attached, address=""))
    parts = ours.part.package.iter_parts()
    assert [one for part in parts for one in part.rels.values() if one.is_external] == []
    loading = house_docx.with_part(template, name, relations % b"image")
    with pytest.raises(BadTemplate, match="loads something from outside"):
        rendered(tiny, template=loading)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (lambda file: b"%PDF-1.7", "broken, or something else"),
        (lambda file: file[: len(file) // 2], "broken, or something else"),
        (lambda file: b"\xd0\xcf\x11\xe0" + file, "has a password, or was made by an old version"),
        (lambda file: house_docx.with_part(file, "word/vbaProject.bin", b"x"), "has macros"),
        (lambda file: house_docx.with_part(file, "word/document.xml", b"<a"), "is broken"),
        (lambda file: house_docx.with_part(file, "[Content_Types].xml", b"<a/>"), "another kind"),
        (lambda file: file + bytes(house.MOST_BYTES), "larger than 30 MB"),
        (
            lambda file: house_docx.with_part(file, "x", bytes(house.MOST_UNPACKED)),
            "unpacks to more than 300 MB",
        ),
    ],
    ids=["a PDF", "half", "locked", "macros", "no XML", "no Word", "large", "a bomb"],
)
def test_a_template_that_cannot_be_used_is_refused_in_one_line(tiny, template, broken, why):
    with pytest.raises(BadTemplate, match=why) as raised:
        rendered(tiny, template=broken(template))
    assert "\n" not in str(raised.value)


def test_a_claim_that_no_longer_stands_is_struck_and_its_comment_says_why(sequel):
    document = opened(rendered(sequel))
    fact = sequel.fact["crew-asked"]
    (said, *_) = [c for words, c in commented(document) if words.endswith(fact.statement)]
    assert "Withdrawn" in said.text
    struck = [line.getparent().getparent() for line in document.element.iter(qn("w:strike"))]
    assert any(words_of(run).endswith(fact.statement) for run in struck)
