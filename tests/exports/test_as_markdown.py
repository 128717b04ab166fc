"""The briefing note, read back as Markdown by marko: whole tables, and a source for every claim."""

import html
import re
from dataclasses import replace

import pytest
from marko import Markdown

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim
from dashboard.domain.scope import left_out, shown_of
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.exports import FORMATS
from tests.exports.conftest import OF_AID_AND_THE_LIKE
from tests.exports.hostile import MARKUP, WORDS, hostile

EVERYTHING = Selection()
CHOICES = [EVERYTHING, Selection(statuses=(Status.DENIED,)), Selection(text="zeppelin")]


def note_of(dossier, selection=EVERYTHING):
    return FORMATS["markdown"].render(excerpt(dossier, selection)).decode()


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
        "How those who were asked responded",
        "Not counted as requested, and why",
        "Tensions",
        "Open questions",
        "The facts, by kind and date",
        "Sources, each with how many facts",
        "What this note cannot tell",
        "Origin and terms",
    ]


def test_the_situation_counts_how_firmly_and_on_what_and_gives_the_key_figures(tiny):
    note = note_of(tiny)
    assert (
        "10 facts. How firmly: ● 3 reported, ○ 1 claimed, ◌ 1 possible, ◇ 1 considered,"
        " ▷ 1 planned, ⊗ 1 denied, □ 1 no comment, ? 1 unclear."
    ) in note
    assert "On what basis: documents 2, unnamed sources 1, on the record 3," in note
    assert "- **about 3 nights**: Nights without a light, says the log" in note
    assert (
        "(● Reported ≠ denied by Ånsa Holm · 2 May 2031 to 4 May 2031"
        " · Northern Wire ← The logbook of the lighthouse)[^lamp-failed]"
    ) in note


def test_a_key_figure_keeps_that_its_date_was_worked_out(tiny):
    first = replace(tiny.fact["lamp-failed"], when_is=WhenIs.INFERRED, when_why="Counted.")
    dossier = replace(tiny, facts=(first, *tiny.facts[1:]))
    (figure,) = [line for line in note_of(dossier).splitlines() if line.startswith("- **about 3")]
    assert "2 May 2031 to 4 May 2031 (date worked out)" in figure


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_the_requests_are_a_table_with_a_row_each(name, request):
    dossier = request.getfixturevalue(name)
    (table,) = re.findall(r"<table>.*?</table>", rendered(note_of(dossier)), re.DOTALL)
    rows = [re.findall(r"<t[hd][^>]*>", row) for row in table.split("<tr>")[1:]]
    assert len(rows) == len(dossier.aid) + 1
    assert {len(row) for row in rows} == {6}


def test_a_row_says_help_firmness_stage_and_what_it_rests_on(tiny):
    assert (
        "| Tropica | A crew to repair the old lamp, “reportedly” | Repair | ◌ Possible,"
        " “reportedly” | Response unclear. The article says that it is not known. |"
        " [^crew-asked] [^tropica-unclear] |"
    ) in note_of(tiny)


def test_a_footnote_gives_chain_paragraphs_basis_and_how_the_date_is_known(tiny):
    assert (
        "[^lamp-asked]: The Harbour Gazette of 20 May 2031 ← Northern Wire ← The logbook of the"
        " lighthouse, paragraph 3. Documents: Papers that the outlet says it has seen. 'Last"
        " week', counted from Tuesday 20 May 2031."
    ) in note_of(tiny)


def test_a_filtered_note_keeps_what_rests_on_its_facts_and_a_denial_with_what_it_denies(tiny):
    note = note_of(tiny, Selection(statuses=(Status.DENIED,)))
    assert sections(note)[:3] == ["Situation", "Tensions", "The facts, by kind and date"]
    tensions, _, rest = note.partition("## The facts")
    assert "it ever went dark. (outside this filter)[^lamp-failed]" in tensions
    assert "went dark for about three nights" not in rest.partition("[^")[0]


@pytest.mark.parametrize("selection", [*CHOICES, Selection(kinds=("request",))])
@pytest.mark.parametrize("name", ["tiny", "real"])
def test_its_sections_have_the_rows_of_the_excerpt(name, selection, request):
    shows = excerpt(request.getfixturevalue(name), selection)
    note = note_of(shows.dossier, selection)
    parts = dict(part.partition("\n")[::2] for part in note.split("\n## ")[1:])
    start = {
        "How those who were asked responded": ("- ", shows.responses),
        shows.dossier.config.aid.not_counted: ("- ", shows.not_aid),
        "Tensions": ("### ", shows.tensions),
        "Open questions": ("- ", shows.questions),
        "The facts, by kind and date": ("- ", shows.listed),
        "Sources, each with how many facts": ("- ", shows.sources),
    }
    for title, (mark, rows) in start.items():
        lines = [line for line in parts.get(title, "").splitlines() if line.startswith(mark)]
        assert len(lines) == len(rows), title
    table = [line for line in parts.get("Asked, or being arranged", "").splitlines() if "|" in line]
    assert len(table[2:]) == len(shows.requests)
    assert words_of(left_out(shows)) in words_of(note)
    assert words_of(shown_of("questions", shows) if shows.questions else "") in words_of(note)


def test_two_facts_that_deny_each_other_and_stand_in_no_tension_are_a_tension(tiny):
    note = note_of(replace(tiny, tensions=()))
    assert "### Denial: One claim denies another" in note


def test_a_dossier_without_aid_and_the_like_has_no_trace_of_them(bare):
    for selection in CHOICES:
        assert not re.search(OF_AID_AND_THE_LIKE, words_of(note_of(bare, selection)))


def test_a_note_of_nothing_says_so(tiny):
    note = note_of(tiny, Selection(text="zeppelin"))
    assert "No fact matches." in note
    assert sections(note) == ["Situation", "What this note cannot tell", "Origin and terms"]


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
