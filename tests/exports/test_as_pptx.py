"""The deck as a file, read back by python-pptx: the slides of the stage, native and named."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER as HELD
from pptx.oxml.ns import qn

from dashboard.deck.build import deck
from dashboard.deck.model import UNDER_RULE, Drawing, Layout, Table, Words
from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import contest_mark, dated, firmness, grounded
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import as_pptx
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.reports import retold
from tests.slides import Colours, all_shapes, box, outside, pale, texts, words

ALL, NOTHING, ONE = Selection(), Selection(text="zeppelin"), Selection(text="reef club")
DENIED = Selection(statuses=(Status.DENIED,))
WAYS = [("tiny", ALL), ("tiny", NOTHING), ("tiny", ONE), ("tiny", DENIED), ("real", ALL)]
NAMES = ["all", "none", "one", "denied", "real"]
ADDRESS = "https://crisis.example/"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def file_of(dossier, selection=ALL, **options):
    return Presentation(BytesIO(as_pptx.render(excerpt(dossier, selection), **options)))


@pytest.fixture(scope="module", params=WAYS, ids=NAMES)
def made(request):
    """What the deck says is on its slides, and the file of it with its annex."""
    name, selection = request.param
    shown = excerpt(request.getfixturevalue(name), selection)
    rendered = as_pptx.render(shown, annex=True)
    return deck(shown).slides, Presentation(BytesIO(rendered)), rendered


@pytest.fixture(scope="module")
def linked(tiny):
    return file_of(tiny, address=ADDRESS)


def alt_of(shape):
    return shape.element.xpath(".//p:cNvPr")[0].get("descr")


def is_decorative(shape):
    return next(shape.element.iter(DECORATIVE), None) is not None


def pairs(content, slide, kind):
    """The blocks of one kind, each with its shape: both stand in reading order."""
    blocks = [one for one in content.blocks if isinstance(one, kind)]
    names = {one.scene.title if kind is Drawing else one.name for one in blocks}
    shapes = [shape for shape in slide.shapes if shape.name in names]
    return list(zip(blocks, shapes, strict=True))


def size_of(paragraph):
    return paragraph.runs[0].font.size.pt / 0.75


def same_words(shape, block):
    """Check that a shape says what a block of the deck says, in its sizes."""
    assert len(shape.text_frame.paragraphs) == len(block.paragraphs)
    for paragraph, said in zip(shape.text_frame.paragraphs, block.paragraphs, strict=True):
        sign, _, text = paragraph.text.rpartition("\t")
        assert (sign, text.replace("\v", " ")) == (said.sign, said.text)
        assert size_of(paragraph) == pytest.approx(said.size, abs=0.01)
        assert paragraph.runs[0].font.bold == said.is_bold


def test_slides_have_the_titles_words_and_boxes_of_the_stage(made):
    contents, file, _ = made
    for content, slide in zip(contents, file.slides, strict=False):
        same_words(slide.shapes.title, content.title)
        assert box(slide.shapes.title)[:2] == pytest.approx(content.title.box[:2], abs=0.1)
        for block, shape in pairs(content, slide, Words):
            same_words(shape, block)
            under = UNDER_RULE if block.rule else 0
            left, top, width, height = block.box
            wanted = (left, top + under, width + 3, height - under)
            assert box(shape) == pytest.approx(wanted, abs=0.1)


def test_tables_are_native_with_the_rows_widths_and_heights_of_the_stage(made):
    contents, file, _ = made
    for content, slide in zip(contents, file.slides, strict=False):
        for block, frame in pairs(content, slide, Table):
            assert box(frame) == pytest.approx(block.box, abs=0.1)
            columns, rows = frame.table.columns, frame.table.rows
            assert [c.width / 9525 for c in columns] == pytest.approx(block.widths, abs=0.1)
            assert [r.height / 9525 for r in rows] == pytest.approx(block.heights, abs=0.1)
            for row, said in zip(rows, block.rows, strict=True):
                for cell, words_ in zip(row.cells, said, strict=True):
                    same_words(cell, words_)


def test_every_mark_of_a_drawing_is_a_group_named_after_its_fact_and_says_it_once(made):
    contents, file, _ = made
    for content, slide in zip(contents, file.slides, strict=False):
        for block, chart in pairs(content, slide, Drawing):
            parts = {one.name: one for one in chart.shapes}
            assert alt_of(chart) == (None if block.is_ground else block.scene.description)
            for group in block.scene.groups:
                if group.facts and any(group.shapes) and not block.is_ground:
                    part = parts[", ".join((group.name, *group.facts))]
                    assert alt_of(part) == (" ".join(group.said) or None)
                    assert all(one.name.startswith(group.name) for one in part.shapes)


def test_alternative_texts_are_not_repeated_and_grounds_are_passed_over(made):
    for slide in made[1].slides:
        shapes = list(all_shapes(slide.shapes))
        said = [alt_of(one) for one in shapes if alt_of(one)]
        assert len(set(said)) == len(said)
        silent = [one for one in slide.shapes if one.name.endswith((": ground", ": line"))]
        assert all(map(is_decorative, silent))


def test_layouts_hold_what_their_types_say(made):
    file = made[1]
    kinds = {one.name: one.element.get("type") for one in file.slide_layouts}
    assert kinds == {
        Layout.OPENING: "title",
        Layout.WORDS: "obj",
        Layout.PICTURE: "titleOnly",
    }
    foot = {HELD.DATE, HELD.FOOTER, HELD.SLIDE_NUMBER}
    held = {
        one.name: {shape.placeholder_format.type for shape in one.placeholders}
        for one in file.slide_layouts
    }
    assert held == {
        Layout.OPENING: {HELD.CENTER_TITLE, HELD.SUBTITLE, *foot},
        Layout.WORDS: {HELD.TITLE, HELD.OBJECT, *foot},
        Layout.PICTURE: {HELD.TITLE, *foot},
    }


def test_title_content_day_sources_and_number_stand_in_their_placeholders(made):
    contents, file, _ = made
    for number, slide in enumerate(file.slides, 1):
        held = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        assert held[HELD.DATE].text_frame.text.startswith("As of ")
        assert held[HELD.FOOTER].text_frame.text
        assert held[HELD.SLIDE_NUMBER].text_frame._txBody.xpath(".//a:fld/a:t/text()") == [
            str(number)
        ]
        body = held.keys() & {HELD.OBJECT, HELD.SUBTITLE, HELD.TABLE}
        assert len(body) == (slide.slide_layout.name != Layout.PICTURE)
    for content, slide in zip(contents, file.slides, strict=False):
        assert slide.slide_layout.name == content.layout


def test_every_run_has_a_language(made):
    archive = ZipFile(BytesIO(made[2]))
    for part in archive.namelist():
        if re.match(r"ppt/(slides|notesSlides|slideLayouts|slideMasters)/[^/]+xml", part):
            root = etree.fromstring(archive.read(part))
            runs = [run.find(qn("a:rPr")) for run in root.iter(qn("a:r"), qn("a:fld"))]
            assert {look.get("lang") for look in runs} == {"en-GB"}, part


def test_notes_are_a_few_sentences_and_where_the_sources_are(made):
    contents, file, _ = made
    for content, slide in zip(contents, file.slides, strict=False):
        *said, where = slide.notes_slide.notes_text_frame.text.split("\n")
        assert [one for one in said if one] == list(content.notes)
        assert len(said) <= 5
        assert where.startswith("Sources: ")


def targets(slide):
    return {rel.target_ref for rel in slide.part.rels.values() if rel.is_external}


def test_links_lead_to_the_slide_and_to_the_card_of_each_fact(tiny, linked):
    led = set()
    for content, slide in zip(deck(excerpt(tiny, ALL), ADDRESS).slides, linked.slides, strict=True):
        assert f"{ADDRESS}present?slide={content.id}" in targets(slide)
        assert all(target.startswith(ADDRESS) for target in targets(slide))
        used = set(slide.element.xpath(".//a:hlinkClick/@r:id"))
        assert {key for key, rel in slide.part.rels.items() if rel.is_external} == used
        led |= targets(slide)
        for block in content.blocks:
            groups = block.scene.groups if isinstance(block, Drawing) else ()
            marks = [one for one in groups if one.target.startswith("fact:") and any(one.shapes)]
            for mark in [] if getattr(block, "is_ground", False) else marks:
                assert f"{ADDRESS}?focus={mark.target.replace(':', '%3A')}" in targets(slide)
    assert any("?focus=fact%3A" in target for target in led)


def test_without_an_address_nothing_leads_outside(made):
    _, file, rendered = made
    assert not any(targets(slide) for slide in file.slides)
    archive = ZipFile(BytesIO(rendered))
    assert not any(b"External" in archive.read(n) for n in archive.namelist() if ".rels" in n)


def sections(file):
    found = file.element.iter(f"{P14}section")
    return {one.get("name"): [int(i.get("id")) for i in one.iter(f"{P14}sldId")] for one in found}


def test_sections_part_the_deck_from_its_annex(tiny, made):
    contents, file, _ = made
    ids = [slide.slide_id for slide in file.slides]
    annex = ids[len(contents) :]
    wanted = {"Deck": ids[: len(contents)], **({"Annex": annex} if annex else {})}
    assert sections(file) == wanted
    assert list(sections(file_of(tiny))) == ["Deck"]


def rows(slides):
    """The cells of all tables but for their headers."""
    frames = [shape for slide in slides for shape in slide.shapes if shape.has_table]
    return [
        [c.text.replace("\v", " ") for c in row.cells]
        for f in frames
        for row in list(f.table.rows)[1:]
    ]


@pytest.mark.parametrize(("name", "selection"), WAYS, ids=NAMES)
def test_the_annex_says_every_claim_with_status_day_and_source(request, name, selection):
    dossier = request.getfixturevalue(name)
    shown = excerpt(dossier, selection)
    annex = list(file_of(dossier, selection, annex=True).slides)[len(deck(shown).slides) :]
    assert len(annex) <= 12
    assert bool(annex) == bool(shown.facts)
    claims = [row for row in rows(annex) if len(row) == 4 and row[0].isdigit()]
    said = {row[1]: row for row in claims}
    assert [int(row[0]) for row in claims] == list(range(1, len(shown.facts) + 1))
    for fact in shown.facts:
        _, _, firmly, when = said[sentence(fact, dossier)]
        held = " ".join(filter(None, (firmness(fact), contest_mark(fact, dossier))))
        assert firmly == f"{fact.status.glyph}\t{held}"
        assert when == f"{dated(fact, dossier)} · {grounded(fact, dossier)}"
    told = [cell for row in rows(annex) for cell in row]
    assert {source.name for source in shown.sources} <= set(told) or not annex
    assert set(dossier.config.limits) <= set(told) or not annex


def test_an_annex_of_very_many_claims_is_bounded_and_counts_the_rest(tiny):
    facts = tuple(replace(tiny.facts[n % 10], id=f"{tiny.facts[n % 10].id}-{n}", disputes=(),
                          qualifies=()) for n in range(300))  # fmt: skip
    tables = ("aid", "not_aid", "responses", "relations", "tensions", "questions")
    config = replace(tiny.config, slides=(), key_figures=(), headline=None, strands=())
    many = replace(tiny, facts=(*tiny.facts, *facts), config=config, **dict.fromkeys(tables, ()))
    file = file_of(many, annex=True)
    annex = list(file.slides)[len(sections(file)["Deck"]) :]
    claims = [row for row in rows(annex) if len(row) == 4 and row[0].isdigit()]
    assert len(annex) <= 12
    told = f"{len(many.facts) - len(claims)} more: see Facts on the dashboard"
    assert [told in words(slide) for slide in annex].count(True) == 1
    assert outside(file) == []


def test_everything_lies_within_its_slide_and_words_stand_out(made):
    _, file, _ = made
    assert outside(file) == []
    colours = Colours(file)
    for slide in file.slides:
        assert pale(slide, colours.named["bg1"], colours) == []


def test_the_numbers_of_shapes_are_unique_on_a_slide_and_no_shape_is_a_picture(made):
    for slide in made[1].slides:
        shapes = list(all_shapes(slide.shapes))
        ids = [shape.shape_id for shape in shapes]
        assert len(set(ids)) == len(ids)
        kinds = {shape.shape_type for shape in shapes}
        assert not kinds & {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.LINKED_PICTURE}


def test_the_presentation_says_its_size_its_masters_and_how_many_slides_it_has(made):
    _, file, rendered = made
    assert "type" not in file.element.sldSz.attrib
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9)
    assert len(file.element.findall(f"{qn('p:notesMasterIdLst')}/{qn('p:notesMasterId')}")) == 1
    app = etree.fromstring(ZipFile(BytesIO(rendered)).read("docProps/app.xml"))
    said = {one.tag.split("}")[1]: one.text for one in app}
    assert said["Slides"] == said["Notes"] == str(len(file.slides))


def test_words_take_type_and_colours_from_the_theme_and_drawings_keep_theirs(tiny, made):
    contents, file, _ = made
    colours = Colours(file)
    assert colours.named["accent1"] == tiny.config.light.asked[1:].upper() or len(contents) != len(
        deck(excerpt(tiny, ALL)).slides
    )
    for slide in file.slides:
        for shape in slide.shapes:
            themed = shape.element.findall(f".//{qn('a:schemeClr')}")
            is_drawing = shape.shape_type is MSO_SHAPE_TYPE.GROUP
            assert not (is_drawing and themed), shape.name


def test_the_same_content_gives_the_same_bytes_without_an_hour_in_them(tiny):
    shown = excerpt(tiny, ALL)
    once, again = (as_pptx.render(shown, address=ADDRESS, annex=True) for _ in range(2))
    assert once == again
    with ZipFile(BytesIO(once)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert not [n for n in archive.namelist() if n.endswith((".jpeg", ".png", ".bin"))]


def test_the_properties_say_what_this_is_and_of_when(tiny):
    core = file_of(tiny).core_properties
    assert core.title == "The lamp of Skerra Point"
    assert core.subject == "A made-up dispute about a lighthouse. As of 20 May 2031"
    assert tiny.digest in core.keywords
    assert core.comments.startswith("All 10 facts. Drawn from The Harbour Gazette of 20 May 2031")
    assert {core.created.date(), core.modified.date()} == {date(2031, 5, 20)}


@pytest.mark.parametrize("selection", [ALL, NOTHING, DENIED], ids=["all", "none", "denied"])
def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare, selection):
    file = file_of(bare, selection, annex=True)
    notes = (slide.notes_slide.notes_text_frame.text for slide in file.slides)
    assert not re.search(OF_AID_AND_THE_LIKE, "\n".join((*map(words, file.slides), *notes)))


@pytest.mark.parametrize(
    "hostile",
    ["<a:t>&amp;</a:t>" * 40, "=cmd|' /C calc'!A0", "Wort" * 300, "x " * 1500, "\x0b\x00\ufffe"],
    ids=["markup", "formula", "one-word", "long", "controls"],
)
def test_hostile_words_stay_words_and_leave_no_slide(tiny, hostile):
    facts = tuple(retold(fact, statement=hostile, hedge=hostile[:90]) for fact in tiny.facts)
    config = replace(tiny.config, title=hostile, subtitle=hostile)
    file = file_of(replace(tiny, facts=facts, config=config), annex=True, address=ADDRESS)
    assert outside(file) == []
    told = "".join(text for slide in file.slides for text in texts(slide))
    for word in hostile.replace("\x0b", "\ufffd").split()[:3]:
        assert word[:20].strip("\x00\ufffe") in told
