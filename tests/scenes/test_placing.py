"""Labels find room beside what they name, and none covers another."""

from itertools import combinations

import pytest

from dashboard.scenes.bounds import overlap
from dashboard.scenes.placing import Taken, Wish, crosses, placed, tie, without

ROOM = (0.0, 0.0, 400.0, 300.0)


def wish(x, y, wide=80.0, high=20.0, **more):
    return Wish(sizes=((wide, high),), at=(x, y), gap=5, **more)


def test_a_label_stands_beside_its_mark():
    (spot,) = placed([wish(100, 100)], Taken(ROOM))
    assert spot.box == pytest.approx((105, 90, 185, 110))
    assert spot.leader == ()


def test_labels_of_one_point_stand_apart_and_within_the_room():
    spots = placed([wish(200, 150) for _ in range(8)], Taken(ROOM))
    assert None not in spots
    boxes = [spot.box for spot in spots]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 400 and box[3] <= 300 for box in boxes)


def test_a_label_that_stands_off_is_tied_to_its_mark():
    taken = Taken(ROOM, boxes=[(60, 60, 340, 140)], marks=[(195, 145, 205, 155)])
    (spot,) = placed([wish(200, 90)], taken)
    assert spot.leader[0] == (200, 90)
    x, y = spot.leader[-1]
    assert spot.box[0] <= x <= spot.box[2]
    assert spot.box[1] <= y <= spot.box[3]


def test_a_label_covers_no_mark_and_no_line():
    mark, line = (105, 80, 190, 120), ((0, 130), (400, 130))
    (spot,) = placed([wish(100, 100)], Taken(ROOM, marks=[mark], lines=[line]))
    assert not overlap(spot.box, mark)
    assert not crosses(line, spot.box)


def test_lines_are_broken_where_a_long_one_has_no_room():
    (spot,) = placed([Wish(sizes=((500, 20), (90, 60)), at=(200, 150))], Taken(ROOM))
    assert spot.size == 1


def test_a_label_is_tried_within_its_area_first():
    within = wish(10, 10, inside=lambda: [(0, (300, 200)), (0, (320, 220))])
    (spot,) = placed([within], Taken(ROOM))
    assert spot.box == pytest.approx((260, 190, 340, 210))


def test_what_has_no_room_has_no_place_and_the_others_keep_theirs():
    wide = Wish(sizes=((900, 20),), at=(200, 150))
    lost, found = placed([wide, wish(200, 150)], Taken(ROOM))
    assert lost is None
    assert found is not None


def test_a_label_with_one_choice_goes_before_one_with_many():
    many = wish(200, 150, inside=lambda: [(0, (200, 150))])
    one = Wish(sizes=((80, 20),), at=(200, 150), inside=lambda: [(0, (200, 150))], reach=-1)
    spots = placed([many, one], Taken(ROOM))
    assert None not in spots
    assert spots[1].box == pytest.approx((160, 140, 240, 160))


def test_the_same_labels_are_always_placed_the_same():
    wishes = [wish(200 + 7 * number, 150) for number in range(8)]
    assert placed(wishes, Taken(ROOM)) == placed(wishes, Taken(ROOM))


def test_a_leader_ends_at_the_nearest_point_of_its_box():
    assert tie((0, 0), 5, (40, -10, 90, 10)) == ((0, 0), (40, 0))
    assert tie((0, 0), 5, (10, -10, 90, 10)) == ()


def test_a_line_stops_at_a_box_and_goes_on_behind_it():
    (before, behind) = without([((0, 10), (100, 10))], [(40, 0, 60, 20)])
    assert before == ((0, 10), (40, 10))
    assert behind == ((60, 10), (100, 10))


def test_a_line_with_corners_stays_in_one_piece_where_no_box_lies():
    run = ((0, 0), (50, 0), (50, 50), (0, 50))
    assert without([run], [(200, 200, 300, 300)]) == (run,)
    assert without([run], []) == (run,)


def test_a_line_within_a_box_is_left_out():
    assert without([((10, 10), (20, 10))], [(0, 0, 100, 100)]) == ()
