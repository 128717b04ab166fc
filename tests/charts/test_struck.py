"""Charts draw a line through what was corrected or withdrawn, and count it nowhere."""

from datetime import date

from dashboard.charts.frame import hover
from dashboard.charts.lanes import axis_of, extent
from dashboard.charts.map import map_figure
from dashboard.charts.matrix import cells
from dashboard.charts.timeline import alt, timeline
from dashboard.charts.voices import Flow
from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports.pictures import map_picture, timeline_picture

ALL = Selection()


def struck_through(figure):
    """The names of what has a line through it, which is longer than one under a report's date."""
    return {
        name
        for trace in figure.data
        if "markers" in (trace.to_plotly_json().get("mode") or "")
        and trace.marker.symbol == "line-ew"
        and trace.marker.size > 15
        for name in (trace.meta["facts"] if "of" in trace.meta else [trace.meta["name"]])
    }


def test_the_timeline_strikes_through_what_no_longer_stands(sequel):
    figure = timeline(excerpt(sequel, ALL), "light")
    assert struck_through(figure) == {"nights-dark-three", "crew-asked", "boats-at-risk"}


def test_a_timeline_of_what_stands_has_no_such_line(tiny):
    assert struck_through(timeline(excerpt(tiny, ALL), "light")) == set()


def test_a_filter_leaves_out_what_no_longer_stands_too(sequel):
    figure = timeline(excerpt(sequel, Selection(kinds=("opinion",))), "light")
    assert struck_through(figure) == {"boats-at-risk"}


def test_the_words_of_the_timeline_count_what_stands(sequel):
    said = alt(excerpt(sequel, ALL))
    assert said.startswith("Timeline of 10 facts in 4 lanes")
    assert "Besides, 3 corrected or withdrawn, struck through." in said


def test_a_hover_text_is_struck_through_after_what_became_of_it(sequel):
    said = hover(sequel.fact["nights-dark-three"], sequel)
    assert said.startswith("Corrected by: The lamp was dark for two nights.<br><b><s>The lamp")
    assert "<s>" not in hover(sequel.fact["nights-dark-two"], sequel)


def test_the_map_strikes_through_a_place_where_nothing_still_stands(sequel):
    near = sequel.config.maps[0]
    figure = map_figure(excerpt(sequel, ALL), near, "light")
    assert struck_through(figure) == {"Fishing grounds"}
    labels = {text for trace in figure.data for text in trace.text or ()}
    assert "Fishing grounds, roughly<br>(withdrawn)" in labels
    assert "Skerra Point<br>● 2  ≠" in labels


def test_the_map_says_in_words_which_of_several_facts_no_longer_stands(sequel):
    figure = map_figure(excerpt(sequel, ALL), sequel.config.maps[0], "light")
    (said,) = (t.hovertext[0] for t in figure.data if t.customdata == ("place:skerra-point",))
    assert "2 facts, 1 corrected or withdrawn" in said
    assert "Corrected: <s>" in said


def test_no_line_goes_to_a_state_whose_only_request_was_taken_back(sequel):
    figure = map_figure(excerpt(sequel, ALL), sequel.config.maps[1], "light")
    names = {trace.meta["name"] for trace in figure.data if trace.meta}
    assert any(name.startswith("Fjordmark: ") for name in names)
    assert not any(name.startswith("Tropica: ") for name in names)


def test_pictures_say_before_a_claim_what_became_of_it(sequel):
    for picture in (
        timeline_picture(excerpt(sequel, ALL), "light", 900),
        map_picture(excerpt(sequel, ALL), sequel.config.maps[0], "light", 900),
    ):
        (said,) = {g.alt for g in picture.groups if g.facts == ("boats-at-risk",)}
        assert "[Withdrawn on 21 May 2031: The Reef Club took its words back.]" in said


def test_a_planned_day_is_drawn_beyond_the_as_of_line(sequel):
    axis = axis_of(sequel)
    as_of = axis.end_of(sequel.config.as_of)
    planned = extent(axis, sequel.config.as_of, sequel.fact["meeting-planned"].when)
    assert planned.left > as_of
    assert axis.start_of(date(2031, 6, 5)) == planned.left


def test_a_planned_day_that_is_roughly_known_fades_on_both_sides(sequel):
    axis = axis_of(sequel)
    where = extent(axis, sequel.config.as_of, parse_when("2031-06-05~"))
    assert where.left < where.core[0] < where.core[1] < where.right
    assert where.right > axis.end_of(date(2031, 6, 5))


def test_the_flow_counts_a_fact_once_for_each_that_it_passes(sequel):
    flow = Flow(sequel, sequel.current)
    assert (flow.totals["gazette"], flow.totals["courier"]) == (6, 7)
    assert (flow.totals["by:northern-wire"], flow.totals["by:coast-radio"]) == (4, 2)
    assert sum(flow.totals[basis.value] for basis in {f.basis for f in sequel.current}) == 10


def test_a_band_of_the_flow_is_as_wide_as_what_begins_or_ends_at_it(sequel):
    flow = Flow(sequel, sequel.current)
    assert flow.widths["by:northern-wire"] == 5  # one of its four facts stands in both articles
    assert all(flow.widths[band] >= number for band, number in flow.totals.items())


def test_the_matrix_counts_what_stands(sequel):
    assert sum(cells(excerpt(sequel, ALL).facts).values()) == 10
