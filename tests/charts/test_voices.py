"""The flow from the article to what claims rest on, and the matrix beside it."""

from itertools import pairwise

import pytest

from dashboard.charts.flow import ABOVE, PITCH, centred, ribbons, stacked
from dashboard.charts.matrix import alt as matrix_alt
from dashboard.charts.matrix import matrix
from dashboard.charts.voices import alt, voices
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Status

DENIED = Selection(statuses=(Status.DENIED,))


def texts(figure):
    return [
        trace.text[0] for trace in figure.data if trace.type == "scatter" and trace.mode == "text"
    ]


def targets(figure):
    [sensitive] = [trace for trace in figure.data if trace.customdata is not None]
    return sensitive


def height_of(figure, trace):
    """The summed heights of a trace's ribbons at their left ends."""
    xs, ys = figure.data[trace].x, figure.data[trace].y
    runs, run = [], []
    for x, y in zip(xs, ys, strict=True):
        if x is None:
            runs.append(run)
            run = []
        else:
            run.append(y)
    return sum(abs(run[-2] - run[0]) for run in runs)


def test_each_voice_and_basis_has_its_name_and_number(tiny):
    assert texts(voices(excerpt(tiny, Selection()), "light")) == [
        "<b>The Harbour Gazette of 20 May 2031</b> 10",
        "<b>No outlet named</b> 6",
        "<b>Northern Wire</b> 4",
        "<b>Open tracking</b> 1",
        "<b>Official account<br>or figures</b> 1",
        "<b>Experts</b> 1",
        "<b>An article&#x27;s own<br>words</b> 1",
        "<b>On the record</b> 3",
        "<b>Documents</b> 2",
        "<b>Unnamed<br>sources</b> 1",
    ]


def test_a_filter_counts_what_it_lets_through_of_all(tiny):
    assert "<b>On the record</b> 1 of 3" in texts(voices(excerpt(tiny, DENIED), "light"))
    assert "<b>Northern Wire</b> 0 of 4" in texts(voices(excerpt(tiny, DENIED), "light"))


def test_widths_count_facts_and_a_filter_moves_nothing(tiny):
    whole, some = (
        voices(excerpt(tiny, Selection()), "light"),
        voices(excerpt(tiny, DENIED), "light"),
    )
    assert list(whole.data[0].y) == list(some.data[0].y)
    assert height_of(whole, 0) == pytest.approx(20 * 4.3, abs=2)  # ten facts, two steps each
    assert height_of(some, 1) == pytest.approx(2 * 4.3, abs=0.3)


def test_a_click_on_any_part_says_which_filter_it_means(tiny):
    found = set(targets(voices(excerpt(tiny, Selection()), "light")).customdata)
    assert found >= {
        "filter:outlets=northern-wire&bases=documents",
        "filter:outlets=gazette&bases=",
        "filter:outlets=&bases=tracking",
        "filter:outlets=&bases=",
    }


def test_every_ribbon_can_be_hit_along_its_whole_length(tiny):
    sensitive = targets(voices(excerpt(tiny, Selection()), "light"))
    one = [
        (left, left + length)
        for left, length, target in zip(
            sensitive.base, sensitive.x, sensitive.customdata, strict=True
        )
        if target == "filter:outlets=northern-wire&bases=documents"
    ]
    assert min(left for left, _ in one) < 1.02
    assert max(right for _, right in one) > 1.98
    assert all(abs(a[1] - b[0]) < 0.001 for a, b in pairwise(one))


def test_bands_keep_room_for_their_labels_and_columns_have_one_middle():
    names = {"a": "A", "b": "B"}
    short = stacked(1, names, {"a": 1, "b": 1}, {"a": 4, "b": 4})
    tall = stacked(0, {"x": "X"}, {"x": 30}, {"x": 120})
    assert short[1].middle - short[0].middle == PITCH
    articles = stacked(0, names, {"a": 1, "b": 1}, {"a": 40, "b": 40})
    assert articles[1].top - articles[0].bottom == ABOVE
    left, right = centred((tall, short), top=10)
    assert left[0].top == 10
    assert (right[0].top + right[1].bottom) / 2 == left[0].middle


def test_ribbons_leave_and_arrive_stacked():
    [start] = stacked(0, {"a": "A"}, {"a": 3}, {"a": 30})
    ends = stacked(1, {"x": "X", "y": "Y"}, {"x": 2, "y": 1}, {"x": 20, "y": 10})
    found = list(ribbons([start], ends, {("a", "x"): 2, ("a", "y"): 1}, 10, 0.1))
    assert [one.left for one in found] == [(0.1, 0), (0.1, 20)]
    assert [one.height for one in found] == [20, 10]
    assert found[0].outline(20)[0] == found[0].outline(20)[-1]


def test_who_does_not_see_it_reads_the_same(tiny):
    assert "Northern Wire on documents: 2" in alt(excerpt(tiny, Selection()))
    assert "No fact is let through." in alt(excerpt(tiny, Selection(text="zzz")))


def test_the_matrix_has_a_cell_for_each_pair_with_its_number(tiny):
    [cells] = matrix(excerpt(tiny, Selection()), "light").data
    found = dict(zip(cells.customdata, cells.text, strict=True))
    assert len(found) == 9
    assert found["filter:bases=documents&statuses=reported"] == "<b>2</b>"
    assert found["filter:bases=on-record&statuses=denied"] == "<b>1</b>"


def test_a_cell_that_a_filter_empties_stays_and_says_so(tiny):
    [cells] = matrix(excerpt(tiny, Selection(bases=(Basis.EXPERTS,))), "light").data
    found = dict(zip(cells.customdata, cells.text, strict=True))
    assert found["filter:bases=documents&statuses=reported"] == "<b>–</b>"
    assert found["filter:bases=experts&statuses=considered"] == "<b>1</b>"


def test_who_does_not_see_the_matrix_reads_the_same(tiny):
    assert "Documents, reported: 2" in matrix_alt(excerpt(tiny, Selection()))
    assert "no fact is let through" in matrix_alt(excerpt(tiny, Selection(text="zzz")))
