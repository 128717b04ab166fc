"""Cohen's kappa, by the example of a table that can be worked out by hand."""

import pytest

from dashboard.authoring.agreement import Pair, kappa


def pairs(**table):
    """Pairs of words, by how often each comes: `yes_no=5` is yes by the one, no by the other."""
    return tuple(
        Pair(None, "status", *words.split("_"))
        for words, number in table.items()
        for _ in range(number)
    )


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        # By hand: p = 35/50, e = (25 * 30 + 25 * 20) / 2500 = 0.5, so kappa is 0.2 / 0.5.
        ({"yes_yes": 20, "yes_no": 5, "no_yes": 10, "no_no": 15}, 0.4),
        ({"yes_yes": 5, "no_no": 5}, 1),
        ({"yes_yes": 1, "yes_no": 1, "no_yes": 1, "no_no": 1}, 0),
        ({"yes_no": 5, "no_yes": 5}, -1),
    ],
)
def test_kappa_is_agreement_beyond_chance(table, wanted):
    assert kappa(pairs(**table)) == pytest.approx(wanted)


@pytest.mark.parametrize("table", [{}, {"yes_yes": 7}])
def test_kappa_says_nothing_without_claims_or_a_choice(table):
    assert kappa(pairs(**table)) is None
