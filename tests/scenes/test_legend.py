"""The legend of a scene: every sample with its words, in rows that fit."""

import pytest

from dashboard.scenes.bounds import box_of, overlap
from dashboard.scenes.legend import legend, moved
from dashboard.scenes.shapes import Fade, Ink, Key, Mark, Path, Stroke, Text

DOT = Mark(at=(14, 9), symbol="circle", size=12, fill=Ink("ink"), stroke=Stroke(Ink("page"), 2))


@pytest.mark.parametrize(("width", "rows"), [(2000, 1), (620, 2), (250, 6)])
def test_samples_stand_before_their_words_in_rows_that_fit(width, rows):
    keys = [Key(shapes=(DOT,), words=f"What it means {number}") for number in range(6)]
    group, height = legend(keys, width, 16)
    words = [shape for shape in group.shapes if isinstance(shape, Text)]
    assert [word.lines for word in words] == [(key.words,) for key in keys]
    assert len({word.at[1] for word in words}) == rows
    assert height == pytest.approx(rows * 22.4)
    boxes = [box_of(shape) for shape in group.shapes]
    assert all(
        box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height for box in boxes
    )
    assert not any(overlap(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert group.said == ("What the signs mean: " + "; ".join(key.words for key in keys),)


def test_words_that_are_longer_than_a_row_are_broken():
    group, height = legend([Key(shapes=(), words="word " * 40)], 300, 16)
    (words,) = group.shapes
    assert len(words.lines) > 3
    assert box_of(words)[2] <= 300
    assert box_of(words)[3] <= height


def test_without_keys_there_is_nothing():
    assert legend((), 300, 16)[1] == 0


def test_what_is_moved_is_larger_in_all_its_parts():
    fade = Fade(Ink("ink"), ((0, 0), (10, 1)))
    area = Path(runs=(((0, 0), (10, 0)),), fill=fade, stroke=Stroke(Ink("ink"), 2))
    assert moved(area, (5, 7), 2) == Path(
        runs=(((5, 7), (25, 7)),),
        fill=Fade(Ink("ink"), ((5, 0), (25, 1))),
        stroke=Stroke(Ink("ink"), 4),
    )
    dot = moved(DOT, (1, 1), 2)
    assert (dot.at, dot.size, dot.stroke.width) == ((29, 19), 24, 4)
    assert moved(Text(at=(1, 1), lines=("a",), size=10), (0, 0), 3).size == 30
