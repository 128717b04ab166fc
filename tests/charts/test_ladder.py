"""The aid ladder: nothing stands higher than its stage, and each stage has its source."""

from dataclasses import replace

from dashboard.charts.ladder import BEFORE, OFF, PLACES, RUNGS, alt, ladder
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Stage


def signs(figure):
    return {t.customdata[0]: (t.x[0], t.y[0]) for t in figure.data if t.customdata is not None}


def test_every_stage_has_its_place_and_the_ladder_lies_between_what_is_not_on_it():
    assert set(PLACES) == set(Stage)
    assert max(PLACES[stage] for stage in BEFORE) < min(PLACES[stage] for stage in RUNGS)
    assert max(PLACES[stage] for stage in RUNGS) < min(PLACES[stage] for stage in OFF)


def test_a_request_stands_on_its_rung_and_a_click_leads_to_who_says_so(tiny):
    assert signs(ladder(excerpt(tiny, Selection()), "light")) == {
        "fact:lamp-asked": (PLACES[Stage.REQUESTED], 0),
        "fact:tropica-unclear": (PLACES[Stage.RESPONSE_UNCLEAR], 1),
    }


def test_the_line_of_rungs_ends_at_the_stage_and_off_the_ladder_there_is_none(tiny):
    stems = ladder(excerpt(tiny, Selection()), "light").data[0]
    first = PLACES[Stage.REQUESTED]
    assert list(stems.x) == [first - 0.5, first, None]
    shipped = replace(tiny, aid=tuple(replace(row, stage=Stage.SHIPPED) for row in tiny.aid))
    there = [first - 0.5, PLACES[Stage.SHIPPED], None]
    assert list(ladder(excerpt(shipped, Selection()), "light").data[0].x) == there * 2


def test_what_is_only_being_arranged_has_climbed_no_rung(tiny):
    arranged = replace(tiny, aid=(replace(tiny.aid[0], stage=Stage.COORDINATED),))
    figure = ladder(excerpt(arranged, Selection()), "light")
    assert list(figure.data[0].x) == []
    assert signs(figure) == {"fact:lamp-asked": (PLACES[Stage.COORDINATED], 0)}
    assert PLACES[Stage.COORDINATED] == 0
    assert Stage.COORDINATED.meaning.split(";")[0] in figure.data[1].hovertext[0]


def test_the_sign_is_that_of_the_status_of_the_request(tiny):
    solid, dotted = ladder(excerpt(tiny, Selection()), "light").data[1:3]
    assert (solid.marker.symbol, solid.marker.line.dash) == ("circle", "solid")
    assert (dotted.marker.symbol, dotted.marker.line.dash) == ("circle", "dot")


def test_who_says_so_stands_beside_each_row(tiny):
    said = [one.text for one in ladder(excerpt(tiny, Selection()), "light").layout.annotations]
    assert said == [
        "<b>Source for this stage</b>",
        "Northern Wire ← The logbook of the<br>lighthouse",
        "The Harbour Gazette of 20 May 2031",
    ]


def test_a_filter_leaves_the_requests_that_rest_on_what_it_lets_through(tiny):
    selection = Selection(text="crew")
    assert [row.id for row in excerpt(tiny, selection).requests] == ["tropica-crew"]
    assert list(signs(ladder(excerpt(tiny, selection), "light"))) == ["fact:tropica-unclear"]
    assert signs(ladder(excerpt(tiny, Selection(text="zzz")), "light")) == {}


def test_what_is_in_focus_has_a_ring(tiny):
    ring = ladder(excerpt(tiny, Selection(focus="fact:lamp-under-way")), "light").data[-1]
    assert (ring.marker.symbol, list(ring.y)) == ("circle-open", [0])


def test_who_does_not_see_it_reads_the_same(tiny):
    assert alt(excerpt(tiny, Selection())) == (
        "Asked, or being arranged. How far each has come. Fjordmark: One lamp of no stated type:"
        " requested; Tropica: A crew to repair the old lamp, “reportedly”: response unclear."
    )
    assert alt(excerpt(tiny, Selection(text="zzz"))) == (
        "Asked, or being arranged. How far each has come. Nothing is let through."
    )
