"""The page of aid: every cell is that of the excerpt, and every entry opens its fact."""

from dataclasses import replace

import pytest

from dashboard.domain.aid import Equipment
from dashboard.domain.articles import article_says
from dashboard.domain.asking import hedged
from dashboard.domain.excerpt import excerpt as excerpt_of
from dashboard.domain.phrasing import attribution, contest_mark, grounded, marked, softened
from dashboard.domain.selection import Selection
from dashboard.domain.wording import begun
from dashboard.loading.live import live
from dashboard.scenes import CHARTS
from dashboard.scenes.shapes import WIDE
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.views.reading import Part, read
from tests.views.selecting import assert_counted, on_one_line, opened, selections

ENTRIES = "//div[contains(@class, 'aid-entry')]"


pytestmark = pytest.mark.usefixtures("made_up")


def entry(row, dossier):
    """Return what a cell says of a row."""
    first = dossier.fact[row.facts[0]]
    is_told = row.hedge or first.status.value == "reported"
    firm = "" if is_told else f" ({first.status.label.lower()})"
    said = f"{first.status.glyph} {softened(dossier.help_kind[row.help].label, row.hedge)}{firm}"
    return " ".join(f"{said} {contest_mark(first, dossier)}".split())


def cell(one, dossier):
    nothing = "(outside filter)" if one.is_outside else "–"
    return " ".join(entry(row, dossier) for row in one.rows) or nothing


def assert_matrix(part, excerpt):
    dossier = excerpt.dossier
    rows = part.rows("matrix")
    assert [list(row.values()) for row in rows] == [
        [equipment.name, *(cell(one, dossier) for one in cells)]
        for equipment, cells in excerpt.matrix
    ]
    for head, state in zip(list(rows[0])[1:], dossier.states_asked, strict=True):
        asked = excerpt.asked(state.id)
        assert head == f"{state.name} {asked.said if asked else 'outside this filter'}"
    looks = {words for row in rows for words in row.values()}
    told = part.all("//*[@class='aid-meanings']")[0]
    for look, said in (("–", "nothing of the kind."), ("(outside filter)", "leaves it out.")):
        assert (f"{look}: " in told) is (look in looks)
        assert (said in told) is (look in looks)
    for row in excerpt.requests:
        assert len(part.root.xpath(f"//td//a[@data-target='fact:{row.facts[0]}']")) >= 1
    listed = part.all(f"//*[@class='aid-states']{ENTRIES}")
    assert len(listed) == len(excerpt.requests) == len(part.all(f"//td{ENTRIES}"))


@selections
def test_each_cell_of_the_matrix_is_that_of_the_excerpt(query):
    shown, excerpt, _ = opened("aid", query)
    assert_matrix(shown.part("aid"), excerpt)
    assert_counted("requests", shown.part("aid"), excerpt)


@selections
def test_the_responses_say_the_answer_what_is_known_and_who_says_so(query):
    shown, excerpt, dossier = opened("aid", query)
    part = shown.part("aid")
    nothing = f"{begun(article_says(dossier, 'says'))} nothing"
    expected = []
    for one in excerpt.responses:
        said = dict.fromkeys(grounded(dossier.fact[name], dossier) for name in one.facts)
        told = (dossier.actor[one.state].name, one.answer.label, one.statement)
        before = [f"Earlier: {past.answer.label} (report of 20 May 2031)" for past in one.past]
        expected.append(" ".join((*told, "; ".join(said) or nothing, *before)))
    assert part.all("//*[@data-table='responses']/section") == expected
    assert_counted("responses", part, excerpt)


@selections
def test_the_rows_stand_one_by_one_with_all_columns(query):
    shown, excerpt, dossier = opened("aid", query)
    part, actor, fact = shown.part("aid_rows"), dossier.actor, dossier.fact
    expected = [
        {
            "State": actor[row.asked].name,
            "Lamps and crews": softened(row.detail, row.hedge),
            "Help": dossier.help_kind[row.help].label,
            "How firmly": on_one_line(marked(fact[row.facts[0]], dossier)),
            "Stage": row.stage.label,
            "Source for the stage": attribution(fact[row.stage_fact], dossier),
            "Channel": row.channel,
        }
        for row in excerpt.requests
    ]
    if not expected:
        assert "data-table='requests'" not in part.source.replace('"', "'")
    else:
        assert part.rows("requests") == expected
    for row in excerpt.requests:
        [drawn] = part.root.xpath(f"//table[@data-table='requests']//tr[@data-key='{row.id}']")
        assert drawn.get("data-target") == f"fact:{row.facts[0]}"
        assert drawn.get("data-rests").split() == list(row.facts)
        assert [link.get("data-target") for link in drawn.xpath(".//a")] == [
            f"fact:{row.facts[0]}",
            f"fact:{row.stage_fact}",
        ]
    whys = dict.fromkeys(
        f"{actor[row.asked].name}: {row.stage.label}. {row.stage_why}" for row in excerpt.requests
    )
    moved = [
        f"{actor[row.asked].name}: {hedged(row, dossier)}. Earlier: Requested (possible,"
        f" “apparently”; report of 20 May 2031). Now: {row.stage.label}."
        for row in excerpt.requests
        if row.past
    ]
    assert part.all("//ul[@class='whys']/li") == [*whys, *moved]
    assert ("Earlier stages" in part.all("//h3")) is bool(moved)
    assert_counted("requests", part, excerpt)


@selections
def test_what_is_not_counted_stands_with_the_reason(query):
    shown, excerpt, dossier = opened("aid", query)
    part = shown.part("aid_rows")
    expected = [
        {
            "What": one.what,
            "Linked with": dossier.actor[one.supplier].name if one.supplier else "–",
            "Why it is not counted": one.why,
        }
        for one in excerpt.not_aid
    ]
    assert bool(expected) is ('data-table="not_aid"' in part.source)
    assert not expected or part.rows("not_aid") == expected
    assert_counted("not_aid", part, excerpt)


@selections
def test_the_ladder_is_that_of_the_excerpt(query):
    shown, excerpt, _ = opened("aid", query)
    said = CHARTS["aid-ladder"](excerpt, WIDE).description
    assert shown.charts() == {"aid-ladder": said}


def test_a_request_that_the_filter_hides_is_never_told_as_not_in_the_article():
    part = read("aid", kinds="harbour").part("aid")
    assert [list(row.values())[1:] for row in part.rows("matrix")] == [
        ["(outside filter)", "–"],
        ["–", "(outside filter)"],
    ]
    assert "this filter leaves it out" in part.text
    first, second = part.all("//*[@class='aid-states']/section")
    assert first.endswith("Outside this filter: Lamps. Not in the article: Repair crews.")
    assert second.endswith("Outside this filter: Repair crews. Not in the article: Lamps.")


def test_what_is_selected_is_marked_in_the_matrix_and_in_its_row():
    shown = read("aid", focus="fact:lamp-asked")
    for part in (shown.part("aid"), shown.part("aid_rows")):
        marked_links = part.root.xpath("//a[@aria-current]")
        assert {link.get("data-target") for link in marked_links} <= {"fact:lamp-asked"}
        assert part.root.xpath("//*[contains(@class, 'selected')]")
    assert shown.part("aid_rows").root.xpath("//tr[@class='selected']//a[@aria-current]")
    plain = read("aid").part("aid_rows")
    assert not plain.root.xpath("//*[contains(@class, 'selected')] | //a[@aria-current]")


def test_the_parts_of_the_page_stand_each_for_itself(monkeypatch):
    dossier = replace(live().dossier, aid=(), responses=())
    monkeypatch.setattr(live(), "dossier", dossier)
    shown = read("aid")
    assert shown.part("aid").all("//h2") == []
    assert shown.part("aid_rows").all("//h2") == ["Not counted as requested, and why"]
    assert shown.charts() == {}


def test_thousands_of_rows_are_cut_and_counted(tiny):
    row = tiny.aid[0]
    many = replace(
        tiny,
        equipment=tuple(Equipment(id=f"e{n}", name=f"Lamp {n}") for n in range(1500)),
        aid=tuple(replace(row, id=f"r{n}", equipment=f"e{n}") for n in range(1500)),
    )
    excerpt = excerpt_of(many, Selection())
    matrix = Part(render("aid_matrix", excerpt, on_page))
    rows = Part(render("aid_rows", excerpt, on_page))
    assert len(matrix.rows("matrix")) == 60
    assert "And 1,440 more. Narrow the filter to see them." in matrix.text
    assert len(rows.rows("requests")) == 200
    assert "And 1,300 more. Narrow the filter to see them." in rows.text


def test_where_nothing_leads_anywhere_the_words_stand_alone(tiny):
    for name in ("aid", "aid_rows", "tensions", "questions", "sources", "actors"):
        part = Part(f"<div>{render(name, excerpt_of(tiny, Selection()), lambda *_: '')}</div>")
        assert not part.root.xpath("//a")
        assert part.text
