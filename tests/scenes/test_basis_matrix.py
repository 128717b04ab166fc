"""Basis by status: each pair with its number in a shade of it, empty if it is filtered out."""

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.query import parse_filter
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.rendering.plotly import figure_json
from dashboard.scenes.basis_matrix import SHADES, basis_matrix
from dashboard.scenes.shapes import NARROW, PHONE, SLIDE, WIDE, Layer, Path, Text
from tests.scenes.seen import texts, written
from tests.scenes.tables import FRAMES, is_legible, keys, words_of

WHOLE = Selection()
EXPERTS = Selection(bases=(Basis.EXPERTS,))


def cells(scene):
    """The cells by what selecting them asks for."""
    return {group.target: group for group in scene.reachable()}


def fill(group):
    """The colour of a cell."""
    return next(one.fill for one in group.shapes if isinstance(one, Path))


def test_there_is_a_cell_for_each_pair_with_its_number(tiny):
    found = cells(basis_matrix(excerpt(tiny, WHOLE), WIDE))
    assert len(found) == 9
    assert words_of(found["filter:bases=documents&statuses=reported"]) == "2"
    assert words_of(found["filter:bases=on-record&statuses=denied"]) == "1"
    assert len(found["filter:bases=documents&statuses=reported"].facts) == 2


def test_the_more_facts_the_stronger_the_colour(tiny):
    found = cells(basis_matrix(excerpt(tiny, WHOLE), WIDE))
    two, one = (
        fill(found["filter:bases=documents&statuses=reported"]),
        fill(found["filter:bases=on-record&statuses=denied"]),
    )
    assert two.share > one.share


def test_a_cell_that_a_filter_empties_stays_hollow(tiny):
    scene = basis_matrix(excerpt(tiny, EXPERTS), WIDE)
    found = cells(scene)
    empty = found["filter:bases=documents&statuses=reported"]
    assert (words_of(empty), empty.facts, fill(empty).name) == ("0", (), "page")
    assert empty.said[0] == "Documents, ● Reported: 0 of 2 facts"
    assert words_of(found["filter:bases=experts&statuses=considered"]) == "1"
    assert keys(scene)[-1] == "No fact within this filter"
    assert "No fact within this filter" not in keys(basis_matrix(excerpt(tiny, WHOLE), WIDE))


def test_what_is_spoken_says_what_basis_and_status_mean_and_names_the_facts(tiny):
    found = cells(basis_matrix(excerpt(tiny, WHOLE), WIDE))
    said = found["filter:bases=on-record&statuses=denied"].said
    assert said[:3] == (
        "On the record, ⊗ Denied: the only fact",
        f"On the record: {Basis.ON_RECORD.meaning}",
        f"Denied: {Status.DENIED.meaning}",
    )
    assert len(said) > 3


def test_bases_are_lanes_of_the_list(tiny):
    groups = list(basis_matrix(excerpt(tiny, WHOLE), WIDE).reachable())
    assert groups[0].lane == "Documents"
    assert groups[0].short == "Reported: all 2 facts"


@pytest.mark.parametrize("frame", [NARROW, SLIDE, WIDE], ids=["narrow", "slide", "wide"])
def test_headings_are_whole_words_that_stand_apart(real, frame):
    scene = basis_matrix(excerpt(real, WHOLE), frame)
    labels = {status.label for status in Status}
    assert labels <= set(written(scene))
    assert not any(
        word not in label.split()
        for text in texts(scene)
        for label in [" ".join(text.lines)]
        if label in labels
        for line in text.lines
        for word in line.split()
    )


def test_names_stand_in_two_tiers_only_where_one_is_too_narrow(real):
    def tiers(frame):
        [heads] = [
            one for one in basis_matrix(excerpt(real, WHOLE), frame).groups
            if one.name == "statuses"
        ]  # fmt: skip
        return len({one.at[1] for one in heads.shapes if isinstance(one, Text)})

    assert (tiers(WIDE), tiers(NARROW)) == (1, 2)


def test_a_page_draws_no_more_than_six_shades(real):
    scene = basis_matrix(excerpt(real, WHOLE), WIDE)
    assert len({fill(group) for group in scene.reachable()}) <= SHADES


def test_what_was_corrected_is_not_counted_and_that_is_said(sequel):
    shown = excerpt(sequel, WHOLE)
    scene = basis_matrix(shown, WIDE)
    assert set(scene.facts()) == shown.ids
    assert scene.notes == ("Not counted: 3 corrected or withdrawn facts.",)


def test_without_a_fact_it_says_so_in_words(tiny):
    scene = basis_matrix(excerpt(tiny, Selection(text="zzz")), WIDE)
    [words] = written(scene)
    assert words.startswith("No fact that matches this filter can be counted.")


def test_a_cell_with_what_is_selected_has_a_ring(tiny):
    scene = basis_matrix(excerpt(tiny, Selection(focus="fact:lamp-asked")), WIDE)
    rings = [group.name for group in scene.groups if group.layer is Layer.FOCUS]
    assert rings == ["selected: documents reported"]


def test_on_a_phone_bases_stand_one_below_the_other(tiny):
    scene = basis_matrix(excerpt(tiny, WHOLE), PHONE)
    assert written(scene)[:3] == ["Documents", "Reported", "2"]
    assert cells(scene).keys() == cells(basis_matrix(excerpt(tiny, WHOLE), WIDE)).keys()


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("query", ["", "actors=iran", "statuses=denied", "kinds=us-military"])
def test_the_real_matrix_is_legible_in_every_frame_and_has_every_fact(real, frame, query):
    shown = excerpt(real, parse_filter(query, real))
    scene = basis_matrix(shown, frame)
    assert is_legible(scene, frame)
    assert not scene.unplaced
    assert set(scene.facts()) == shown.ids


def test_a_browser_gets_the_cells_of_one_shade_as_one_path(real):
    scene = basis_matrix(excerpt(real, WHOLE), WIDE)
    areas = [
        trace for trace in figure_json(scene, real.config.light)["data"] if "fillcolor" in trace
    ]
    assert len(areas) <= SHADES
