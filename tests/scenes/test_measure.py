"""Words are measured no narrower than they are set, and broken where they are too long."""

import pytest

from dashboard.scenes.measure import balanced, fitted, height_of, shortened, width_of, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("iii", 66.6),
        ("Missiles", 355.5),
        ("é", 55.6),
        ("e\u0301", 55.6),
        ("Ж", 92.3),
        ("Ω", 74.8),
        ("ა", 78),
        ("中", 102),
        ("⊗", 102),
    ],
)
def test_a_line_is_as_long_as_in_arial_or_longer(text, width):
    assert width_of(text, 100) == pytest.approx(width)


def test_bold_type_has_widths_of_its_own():
    assert width_of("Venue", 100, bold=True) == pytest.approx(66.7 + 55.6 + 61.1 + 61.1 + 55.6)


def test_balanced_lines_are_as_many_and_alike_long():
    text = "The lamp of Skerra Point went dark for about three nights, the logbook says"
    wide = wrapped(text, 20, 500)
    lines = wrapped(text, 20, balanced(text, 20, 500))
    assert len(lines) == len(wide) == 2
    assert abs(width_of(lines[0], 20) - width_of(lines[1], 20)) < 80


def test_no_line_is_longer_than_it_may_be_and_no_word_is_lost():
    text = "Islandia asked Fjordmark for a new lamp and for a crew to mount it before winter"
    lines = wrapped(text, 20, 200)
    assert len(lines) > 2
    assert all(width_of(line, 20) <= 200 for line in lines)
    assert " ".join(lines) == text


def test_a_word_longer_than_the_line_is_cut_and_none_of_it_is_lost():
    lines = wrapped("a " + "w" * 60, 20, 100)
    assert all(width_of(line, 20) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == "a" + "w" * 60


def test_a_line_narrower_than_one_letter_holds_that_letter():
    assert wrapped("ww", 20, 1) == ("w", "w")


def test_a_new_line_stays_one():
    assert wrapped("one\ntwo", 20, 500) == ("one", "two")
    assert wrapped("", 20, 500) == ("",)


def test_what_is_shortened_says_so_and_fits():
    short = shortened("All facts of the lighthouse, by their dates", 20, 150)
    assert short.endswith("…")
    assert width_of(short, 20) <= 150
    assert shortened("All facts", 20, 150) == "All facts"


def test_lines_stand_further_apart_than_their_type_is_high():
    assert height_of(3, 20) > 60


@pytest.mark.parametrize(
    "text",
    [
        "中华人民共和国外交部驻热带联络办公室",
        "One of the ministries of the whole of the archipelago",
    ],
)
def test_what_needs_more_lines_than_there_are_ends_with_an_ellipsis_and_fits(text):
    lines = fitted(text, 14, 100, 2, bold=True)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width_of(line, 14, bold=True) <= 100 for line in lines)
    assert text.startswith(lines[0])
    assert fitted(text, 14, 1000, 2) == (text,)
