"""The timeline as Plotly gets it: traces, axis, lanes, focus, an empty result."""

import json
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts.bundles import alone
from dashboard.charts.lanes import axis_of, lanes
from dashboard.charts.scene import mixed
from dashboard.charts.signs import Theme
from dashboard.charts.timeline import LEGEND, alt, timeline
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from tests.charts.timeline_facts import ALL, DARK, LIGHT, dossier_of, fact, two_versions

Trace = dict[str, Any]
AXIS = axis_of(ALL)
PLACED = {one.fact.id: one for lane in lanes(ALL, AXIS, alone(ALL.facts)) for one in lane.placed}


EVERYTHING = Selection()


def drawn(selection: Selection = EVERYTHING, theme: Theme = "light") -> go.Figure:
    return timeline(excerpt(ALL, selection), theme)


def traces(selection: Selection = EVERYTHING, theme: Theme = "light") -> list[Trace]:
    found: list[Trace] = json.loads(drawn(selection, theme).to_json())["data"]
    return found


def sensitive(found: list[Trace]) -> set[str]:
    return {name.removeprefix("fact:") for trace in found for name in trace.get("customdata", ())}


def texts(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def at(found: list[Trace], id: str) -> dict[str, Any]:
    """How the sign of a fact is drawn in the trace of firm days."""
    days = found[4]
    number = days["customdata"].index(f"fact:{id}")
    look = days["marker"]
    return {
        "x": days["x"][number],
        "y": days["y"][number],
        "symbol": look["symbol"][number],
        "fill": look["color"][number],
        "line": look["line"]["color"][number],
        "dash": look["line"]["dash"][number],
    }


def alone(when: str, status: Status = Status.REPORTED, when_is: WhenIs = WhenIs.EVENT) -> go.Figure:
    return timeline(
        excerpt(dossier_of(fact("asking", "it", when, when_is, status)), Selection()), "light"
    )


def pieces(figure: go.Figure) -> Trace:
    found: Trace = json.loads(figure.to_json())["data"][0]
    return found


def symbols(figure: go.Figure) -> list[str]:
    """What is drawn at bars and under signs, without the sign itself."""
    found = figure.data[1].marker.symbol or ()
    return [found] if isinstance(found, str) else list(found)


def strengths(bar: Trace) -> list[float]:
    """How strongly each piece of a bar is drawn."""
    return [float(c.split(",")[3][:-1]) if "(" in c else 1.0 for c in bar["marker"]["color"]]


def test_every_fact_can_be_clicked() -> None:
    assert sensitive(traces()) == set(ALL.fact)


def test_a_firm_day_is_a_sign_in_its_place_with_the_colour_of_its_kind() -> None:
    placed = PLACED["day"]
    assert at(traces(), "day") == {
        "x": round(placed.x, 4),
        "y": placed.y,
        "symbol": "circle",
        "fill": "#b3231c",
        "line": "#ffffff",
        "dash": "solid",
    }


@pytest.mark.parametrize(
    ("id", "symbol", "fill", "line", "dash"),
    [
        ("another-day", "circle", "#ffffff", "#b3231c", "solid"),
        ("unclear", "square", "#ffffff", "#b3231c", "dot"),
        ("weighed", "diamond", "#ffffff", "#1d5aa6", "dot"),
        ("denied", "circle-x", "#ffffff", "#1d5aa6", "solid"),
        ("declined", "square", "#ffffff", "#1d5aa6", "solid"),
    ],
)
def test_the_sign_tells_the_status(id: str, symbol: str, fill: str, line: str, dash: str) -> None:
    look = at(traces(), id)
    assert (look["symbol"], look["fill"], look["line"], look["dash"]) == (symbol, fill, line, dash)


@pytest.mark.parametrize(
    ("status", "pattern"),
    [
        (Status.REPORTED, ["", 8]),
        (Status.POSSIBLE, ["|", 8]),
        (Status.CONSIDERED, ["|", 8]),
        (Status.PLANNED, ["|", 8]),
        (Status.UNCLEAR, ["|", 8]),
        (Status.DENIED, ["x", 8]),
    ],
)
def test_the_fill_of_a_bar_tells_the_status(status: Status, pattern: list[Any]) -> None:
    bar = pieces(alone("2025-10", status))
    assert [*bar["marker"]["pattern"]["shape"], *bar["width"]] == pattern


@pytest.mark.parametrize("status", [Status.CLAIMED, Status.DECLINED])
def test_a_hollow_bar_is_two_edges(status: Status) -> None:
    bar = pieces(alone("2025-10", status))
    assert bar["width"] == [2, 2]
    assert bar["y"][1] - bar["y"][0] == 6


def test_a_firm_bar_is_one_piece_over_its_days() -> None:
    bar = pieces(alone("2025-10"))
    assert bar["base"] == [0.514]
    assert bar["x"] == [0.486]
    assert strengths(bar) == [1]
    assert symbols(alone("2025-10")) == ["line-ns", "line-ns", "circle"]


def test_a_soft_end_grows_fainter_step_by_step_and_has_no_cap() -> None:
    figure = alone("2025-09-01/2025-09-20~")
    falling = strengths(pieces(figure))
    assert len(falling) >= 5
    assert falling == sorted(set(falling), reverse=True)
    assert falling[0] == 1
    assert falling[-1] < 0.2
    assert symbols(figure) == ["line-ns", "circle"]


def test_pieces_of_a_bar_join_without_gap_or_overlap() -> None:
    bar = pieces(alone("2025-09-01/2025-09-20~"))
    ends = [round(base + x, 4) for base, x in zip(bar["base"], bar["x"], strict=True)]
    assert ends[:-1] == bar["base"][1:]


def test_an_unknown_beginning_fades_to_an_arrow() -> None:
    figure = alone("../2025-10-20")
    rising = strengths(pieces(figure))
    assert rising[-1] == 1
    assert rising[0] < 0.1
    assert rising == sorted(rising)
    assert symbols(figure) == ["triangle-left", "line-ns", "circle"]
    assert figure.data[1].x[0] == pieces(figure)["base"][0]


def test_what_has_no_end_fades_to_an_arrow_at_the_as_of_line() -> None:
    figure = alone("2025-09-15/..")
    assert symbols(figure) == ["line-ns", "triangle-right", "circle"]
    assert 0.98 < figure.data[1].x[1] < 1
    assert strengths(pieces(figure))[-1] < 0.1


def test_a_report_date_is_underlined_and_an_event_date_is_not() -> None:
    assert symbols(alone("2025-10-06", when_is=WhenIs.REPORT)) == ["line-ew"]
    assert symbols(alone("2025-10-06")) == []


def test_the_line_stands_under_its_sign() -> None:
    figure = alone("2025-10-06", when_is=WhenIs.REPORT)
    assert figure.data[1].x == figure.data[4].x
    assert figure.data[1].y[0] - figure.data[4].y[0] == 8


def test_a_contested_fact_is_marked_beside_its_sign_after_what_is_inferred() -> None:
    one = fact("asking", "one", "2025-10-06", WhenIs.EVENT)
    other = fact("asking", "other", "2025-10-06", WhenIs.INFERRED)
    contested = replace(dossier_of(one, other), tensions=(two_versions("one", "other"),))
    notes = timeline(excerpt(contested, Selection()), "light").data[2]
    assert notes.text == ("≠", "≈", "≠")
    assert notes.x[1] < notes.x[2]


def test_an_inferred_date_is_marked_at_the_right_of_its_sign() -> None:
    figure = alone("2025-10-06", when_is=WhenIs.INFERRED)
    assert figure.data[2].text == ("≈",)
    assert 0 < figure.data[2].x[0] - figure.data[4].x[0] < 0.03
    assert alone("2025-10-06").data[2].text == ()


def test_the_mark_on_a_bar_stands_in_a_clearing() -> None:
    figure = alone("2025-10", when_is=WhenIs.INFERRED)
    bar = pieces(figure)
    assert bar["base"][0] + bar["x"][0] < figure.data[2].x[0] < bar["base"][1]


def test_a_bar_can_be_clicked_all_along() -> None:
    section = alone("2025-10").data[3]
    ends = [base + x for base, x in zip(section.base, section.x, strict=True)]
    assert section.base[0] == 0.514
    assert ends[-1] == pytest.approx(1)
    assert set(section.customdata) == {"fact:it"}
    assert len(section.customdata) == 4


def test_what_is_left_out_of_the_axis_can_be_clicked_too() -> None:
    section = alone("1999").data[3]
    assert list(section.customdata) == ["fact:it"]
    assert section.x[0] > 0.02


def test_hovering_tells_the_statement_as_words() -> None:
    days, bars = drawn().data[4], drawn().data[3]
    assert days.hovertemplate == "%{hovertext}<extra></extra>"
    said = days.hovertext[list(days.customdata).index("fact:day")]
    assert said.startswith("<b>The day &lt;b&gt;happened&lt;/b&gt;.</b><br>● Reported")
    number = list(bars.customdata).index("fact:month")
    told = int(bars.hovertemplate[number].removeprefix("%{meta[").split("]")[0])
    assert bars.meta[told].startswith("<b>The month &lt;b&gt;")


def test_only_signs_and_sections_of_bars_answer() -> None:
    assert [trace["hoverinfo"] for trace in traces()] == ["skip", "skip", "skip", "text", "text"]


def test_what_the_filter_leaves_out_is_gone_and_nothing_else_moves() -> None:
    found = traces(Selection(statuses=(Status.DENIED,)))
    assert sensitive(found) == {"until-long-ago", "interval", "denied"}
    days = found[4]
    assert (days["customdata"], days["x"], days["y"]) == (
        ["fact:denied"],
        [round(PLACED["denied"].x, 4)],
        [PLACED["denied"].y],
    )


def test_a_result_without_facts_is_the_empty_ground() -> None:
    figure = drawn(Selection(text="nowhere to be found"))
    assert [len(trace.x) for trace in figure.data] == [0, 0, 0, 0, 0]
    assert figure.layout.height == drawn().layout.height
    assert "Action at sea" in texts(figure)


def test_a_dossier_without_facts_is_drawn_too() -> None:
    assert timeline(excerpt(dossier_of(), Selection()), "dark").layout.height == 74


def test_what_is_in_focus_is_drawn_over_all_else_bigger_and_ringed() -> None:
    found = traces(Selection(focus="fact:month"))
    assert len(found) == 6
    ring = found[5]
    assert ring["x"] == [round(PLACED["month"].x, 4)] * 2
    assert ring["marker"]["symbol"] == ["circle-open", "triangle-right"]
    assert ring["marker"]["line"]["color"] == ["#101010", "#b3231c"]
    assert ring["marker"]["size"][0] > ring["marker"]["size"][1] > 17


def test_all_else_is_paler_then() -> None:
    found = traces(Selection(focus="fact:month"))
    assert at(found, "day")["fill"] == mixed("#b3231c", "#ffffff", 0.4) == "#e1a7a4"
    assert at(traces(Selection(focus="fact:day")), "day")["fill"] == "#b3231c"


def test_the_date_in_focus_stands_on_the_axis_and_takes_the_place_of_ticks() -> None:
    figure = drawn(Selection(focus="fact:day"))
    assert "6 October 2025" in texts(figure)
    assert "6" in drawn().layout.xaxis.ticktext
    assert "6" not in figure.layout.xaxis.ticktext


def test_a_fact_in_focus_that_the_filter_leaves_out_changes_nothing() -> None:
    filtered = Selection(statuses=(Status.DENIED,))
    assert drawn(filtered.on("fact", "month")).to_json() == drawn(filtered).to_json()


def test_the_as_of_line_stands_at_the_end_of_its_day_and_says_so() -> None:
    figure = drawn()
    line = next(shape for shape in figure.layout.shapes if shape.type == "line")
    assert line.x0 == line.x1 == round(AXIS.end_of(ALL.config.as_of), 4)
    assert "<b>as of 31 October 2025</b>" in texts(figure)


def test_lane_names_are_whole_and_on_two_lines_at_most() -> None:
    said = [text.replace("<br>", " ") for text in texts(drawn())]
    assert said[:3] == ["Requests for help", "Action at sea", "Reports"]
    assert all(text.count("<br>") <= 1 for text in texts(drawn()))


def test_a_break_is_drawn_for_each_gap() -> None:
    torn = [shape for shape in drawn().layout.shapes if shape.xsizemode == "pixel" and shape.path]
    assert [shape.xanchor for shape in torn] == [round(x, 4) for x in AXIS.breaks]


def test_zooming_goes_along_the_time_only_and_survives_a_change() -> None:
    layout = drawn().layout
    assert layout.yaxis.fixedrange is True
    assert layout.xaxis.fixedrange is None
    assert (layout.xaxis.minallowed, layout.xaxis.maxallowed) == layout.xaxis.range
    assert layout.uirevision == drawn(Selection(focus="fact:day")).layout.uirevision == "timeline"


def test_nothing_travels_with_it_that_is_not_needed() -> None:
    sent = drawn().to_json()
    assert "template" not in json.loads(sent)["layout"]
    assert "bdata" not in sent
    assert len(sent.encode()) < 60_000


@pytest.mark.parametrize(("theme", "paint"), [("light", LIGHT), ("dark", DARK)])
def test_each_theme_has_its_colours(theme: Theme, paint: Any) -> None:
    figure = drawn(theme=theme)
    assert figure.layout.font.color == paint.ink
    assert at(traces(theme=theme), "day")["fill"] == paint.asked


def test_no_text_is_smaller_than_13_pixels() -> None:
    layout = drawn(Selection(focus="fact:day")).layout
    sizes = [layout.font.size, layout.xaxis.tickfont.size, layout.hoverlabel.font.size]
    sizes += [note.font.size for note in layout.annotations if note.font.size]
    assert min(sizes) == 13


def test_it_says_itself_in_words() -> None:
    assert alt(excerpt(ALL, Selection())) == (
        "Timeline of 33 facts in 3 lanes, from 1999 to 31 December 2025. "
        "12 are dated by the event, 16 only by a report, 5 dates are worked out. "
        "The table of facts says the same."
    )
    assert (
        alt(excerpt(ALL, Selection(text="nowhere")))
        == "Timeline without facts: the filter leaves none."
    )


def test_the_legend_names_what_only_the_timeline_draws() -> None:
    assert [glyph for glyph, _ in LEGEND] == ["━", "░▒▓", "◄", "●̲", "≈", "//"]
