"""The note in Markdown, read back by marko and markdown-it: its words, tables and footnotes."""

import html
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from marko import Markdown

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.exports import FORMATS
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.exports.hostile import MARKUP, WORDS, hostile

ALL, DENIED = Selection(), Selection(statuses=(Status.DENIED,))
NOTHING = Selection(text="zeppelin")
CHOICES = pytest.mark.parametrize("selection", [ALL, DENIED, NOTHING], ids=["all", "some", "none"])
WORDS_OF_TWO_PAGES = 1_300
"""With the marks of Markdown: what a browser prints on two pages of A4 at 10.5 points."""


def note_of(dossier, selection=ALL, *, annex=False):
    return FORMATS["markdown"].told(annex=annex).render(excerpt(dossier, selection)).decode()


def shown(note):
    return Markdown(extensions=["gfm", "footnote"]).convert(note)


def words_of(note):
    """What a reader sees of a note, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown(note))).split())


def squeezed(text):
    return re.sub(r"\s+", "", text)


@CHOICES
@pytest.mark.parametrize("annex", [False, True], ids=["note", "annex"])
def test_every_reference_has_one_footnote_and_every_footnote_a_reference(tiny, selection, annex):
    note = note_of(tiny, selection, annex=annex)
    defined = re.findall(r"^\[\^([^\]]+)\]: ", note, re.MULTILINE)
    cited = re.findall(r"\[\^([^\]]+)\](?!:)", note)
    assert defined == [*dict.fromkeys(cited)]
    assert "[^" not in words_of(note)


def test_a_footnote_is_the_chain_of_sources_from_the_article_down(tiny):
    assert (
        "]: The Harbour Gazette of 20 May 2031, https\\://harbour.example/2031/05/20"
        " ← Northern Wire ← The logbook of the lighthouse\n"
    ) in note_of(tiny)


def test_the_note_goes_from_what_it_comes_to_down_to_what_is_not_known(real):
    tokens = MarkdownIt("commonmark").enable("table").parse(note_of(real))
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels[0] == "h1"
    assert set(levels[1:]) == {"h2"}
    opened = [t.type for t in tokens if t.level == 0 and t.nesting >= 0]
    assert ("heading_open", "heading_open") not in pairwise(opened)
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert titles[1] == real.config.strands[0].title
    assert titles[-1] == "What is not known"


def test_the_note_takes_two_pages_and_says_where_the_rest_is(real):
    note = note_of(real)
    assert 600 < len(note.split()) < WORDS_OF_TWO_PAGES
    assert "see the dashboard" in note


def test_the_annex_has_every_claim_by_its_number(tiny):
    note = note_of(tiny, annex=True)
    words = squeezed(words_of(note))
    for fact in tiny.facts:
        assert squeezed(claim(fact)) in words
    numbers = re.findall(r"^ *- \*\*(\d+)\*\* ", note, re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(tiny.facts) + 1)]
    assert "Annex" not in note_of(tiny)


def test_a_key_figure_keeps_that_its_date_was_worked_out(tiny):
    first = replace(tiny.fact["lamp-failed"], when_is=WhenIs.INFERRED, when_why="Counted.")
    dossier = replace(tiny, facts=(first, *tiny.facts[1:]))
    (figure,) = [line for line in note_of(dossier).splitlines() if "about 3 nights" in line]
    assert "2 May 2031 to 4 May 2031 (date worked out)" in figure


def test_every_row_of_a_table_has_as_many_cells_as_its_head(tiny):
    requests = tuple(replace(row, detail=MARKUP, stage_why="a\n| b |\n\nc") for row in tiny.aid)
    for dossier in (tiny, replace(tiny, aid=requests)):
        tokens = MarkdownIt("commonmark").enable("table").parse(note_of(dossier, annex=True))
        rows = "".join(
            {"tr_open": "\n", "th_open": "h", "td_open": "d", "table_open": "\n\n"}.get(t.type, "")
            for t in tokens
        )
        for table in rows.split("\n\n")[1:]:
            head, *others = table.split()
            assert others
            assert {len(row) for row in others} == {len(head)}


def test_a_filter_stands_in_the_title_and_leaves_a_denial_with_what_it_denies(tiny):
    note = note_of(tiny, DENIED, annex=True)
    assert note.splitlines()[0] == "# The lamp of Skerra Point: only status denied"
    assert "(outside this filter)" in note
    assert "No fact matches this filter." in note_of(tiny, NOTHING)


def test_the_sheet_of_a_claim_is_one_page_with_a_sentence_to_quote(tiny):
    note = note_of(tiny, ALL.on("fact", "crew-asked"), annex=True)
    assert note.splitlines()[4].startswith("**As of 20 May 2031")
    assert "Annex" not in note
    assert len(note.split()) < 450
    for said in ("◌ **Possible, “reportedly”", "## Ready to quote", "Northern Wire", "paragraph"):
        assert said in note


@CHOICES
def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare, selection):
    assert not re.search(OF_AID_AND_THE_LIKE, words_of(note_of(bare, selection, annex=True)))


def test_words_that_look_like_markup_stay_words(tiny):
    note = note_of(hostile(tiny), annex=True)
    page = shown(note)
    assert not re.search(r"<(script|img|del|code)\b|href=\"(?!#)", page)
    words = words_of(note)
    for word in WORDS:
        assert " ".join(word.split()) in words
    assert note.splitlines()[0].startswith("# \\<script")
