"""The briefing note, read back as Markdown by marko: whole tables, and a source for every claim."""

import html
import re
from dataclasses import replace

import pytest
from marko import Markdown

from dashboard.domain.phrasing import claim
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports import FORMATS
from tests.exports.hostile import MARKUP, WORDS, hostile

EVERYTHING = Selection()
CHOICES = [EVERYTHING, Selection(status=(Status.DENIED,)), Selection(text="zeppelin")]


def note_of(dossier, selection=EVERYTHING):
    return FORMATS["markdown"].render(dossier, selection).decode()


def rendered(note):
    return Markdown(extensions=["gfm", "footnote"]).convert(note)


def words_of(note):
    """What a reader sees of a note, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", rendered(note))).split())


def sections(note):
    return [line.removeprefix("## ") for line in note.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize("selection", CHOICES, ids=["all", "some", "none"])
@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_reference_has_one_footnote_and_every_footnote_a_reference(name, selection, request):
    note = note_of(request.getfixturevalue(name), selection)
    defined = re.findall(r"^\[\^([^\]]+)\]: ", note, re.MULTILINE)
    cited = set(re.findall(r"\[\^([^\]]+)\](?!:)", note))
    assert len(defined) == len(set(defined))
    assert set(defined) == cited
    assert "[^" not in words_of(note)


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_every_fact_is_stated_with_its_chain_and_its_paragraphs(name, request):
    dossier = request.getfixturevalue(name)
    words = words_of(note_of(dossier))
    notes = rendered(note_of(dossier)).rpartition('<div class="footnotes">')[2]
    for fact in dossier.facts:
        assert " ".join(claim(fact).split()) in words
        chain = " ← ".join(link.name for link in dossier.chain(fact))
        assert html.unescape(notes).count(chain) >= 1
    assert notes.count("<li id=") == len(dossier.facts)


def test_the_note_goes_from_the_situation_to_the_terms(tiny):
    assert sections(note_of(tiny)) == [
        "Situation",
        "Asked, or being arranged",
        "How they answered",
        "Not counted as requested aid, and why",
        "Tensions",
        "Open questions",
        "The facts, by kind and date",
        "What this note cannot tell",
        "Sources and terms",
    ]


def test_the_situation_counts_how_firmly_and_on_what_and_gives_the_key_figures(tiny):
    note = note_of(tiny)
    assert (
        "10 facts. How firmly: ● 3 reported, ○ 1 claimed, ◌ 1 possible, ◇ 1 considered,"
        " ▷ 1 planned, ⊗ 1 denied, □ 1 no comment, ? 1 unclear."
    ) in note
    assert "On what basis: documents 2, unnamed sources 1, on the record 3," in note
    assert "- **about 3 nights**: Nights without a light, says the log" in note
    assert "(2 May 2031 to 4 May 2031; reported)[^lamp-failed]" in note


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_the_requests_are_a_table_with_a_row_each(name, request):
    dossier = request.getfixturevalue(name)
    (table,) = re.findall(r"<table>.*?</table>", rendered(note_of(dossier)), re.DOTALL)
    rows = [re.findall(r"<t[hd][^>]*>", row) for row in table.split("<tr>")[1:]]
    assert len(rows) == len(dossier.aid) + 1
    assert {len(row) for row in rows} == {6}


def test_a_row_says_help_firmness_stage_and_what_it_rests_on(tiny):
    assert (
        "| Tropica | A crew to repair the old lamp | Repair | ◌ Possible,"
        " “reportedly” | Response unclear: The article says that it is not known. |"
        " [^crew-asked] [^tropica-unclear] |"
    ) in note_of(tiny)


def test_a_footnote_gives_chain_paragraphs_basis_and_how_the_date_is_known(tiny):
    assert (
        "[^lamp-asked]: The Harbour Gazette of 20 May 2031 ← Northern Wire ← The logbook of the"
        " lighthouse, paragraph 3. Documents: Papers that the outlet says it has seen. 'Last"
        " week', counted from Tuesday 20 May 2031."
    ) in note_of(tiny)


def test_a_filtered_note_keeps_what_touches_its_facts_and_a_denial_with_what_it_denies(tiny):
    note = note_of(tiny, Selection(status=(Status.DENIED,)))
    assert sections(note)[:3] == ["Situation", "Tensions", "The facts, by kind and date"]
    assert "The filter acts on the facts." in note
    assert "went dark for about three nights" in note.partition("## The facts")[0]
    assert (
        "went dark for about three nights"
        not in note.partition("## The facts")[2].partition("[^")[0]
    )


def test_a_note_of_nothing_says_so(tiny):
    note = note_of(tiny, Selection(text="zeppelin"))
    assert "No fact matches." in note
    assert sections(note) == ["Situation", "What this note cannot tell", "Sources and terms"]


def test_words_that_look_like_markup_stay_words(tiny):
    note = note_of(hostile(tiny))
    shown = rendered(note)
    assert not re.search(r"<(script|img|del)\b|href=\"(?!#)", shown)
    assert re.findall(r"<code>(.*?)</code>", shown) == [hostile(tiny).digest]
    words = words_of(note)
    for word in WORDS:
        assert " ".join(word.split()) in words
    assert note.splitlines()[0].startswith("# \\<script")


def test_a_pipe_or_a_line_break_opens_no_cell_and_no_row(tiny):
    rows = tuple(replace(row, detail=MARKUP, stage_why="one\n| two |\n\nthree") for row in tiny.aid)
    (table,) = re.findall(r"<table>.*?</table>", rendered(note_of(replace(tiny, aid=rows))), re.S)
    assert [row.count("<td") for row in table.split("<tr>")[2:]] == [6, 6]
    assert "one | two | three" in html.unescape(table)
