"""Dates beside labels: as short as a reader can still say them, with every hedge."""

import pytest

from dashboard.domain.dates import parse_when
from dashboard.domain.short_dates import date_beside, in_few_words, is_worked_out, short_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-10-26", "26 Oct"),
        ("2025-10-26~", "about 26 Oct"),
        ("2025-10-26?", "possibly 26 Oct"),
        ("2025-10", "in Oct"),
        ("2025-10~", "about Oct"),
        ("2023", "in 2023"),
        ("2005~", "about 2005"),
        ("2024-02-03", "3 Feb 2024"),
        ("2024-02", "in Feb 2024"),
        ("2025-10-20/2025-10-26", "20–26 Oct"),
        ("2025-09-21~/2025-09-30", "about 21–30 Sep"),
        ("2025-09-15~/2025-10-26~", "about 15 Sep–26 Oct"),
        ("2025-09-15/2025-10-26~", "15 Sep to about 26 Oct"),
        ("2024-12-30/2025-01-02", "30 Dec 2024–2 Jan"),
        ("2023/2024", "2023–2024"),
        ("../2025-08-29", "by 29 Aug"),
        ("2025-09-15/..", "since 15 Sep"),
        ("2025-09-15~/..", "since about 15 Sep"),
    ],
)
def test_a_date_in_few_words(edtf: str, words: str) -> None:
    assert in_few_words(parse_when(edtf), 2025) == words


def test_where_no_period_is_given_the_words_of_the_article_stand_for_it(real) -> None:
    assert short_date(real.fact["iran-shipment-coordinated"], real) == "“recently”"
    assert short_date(real.fact["cocaine-seized"], real) == "no period given"
    assert not is_worked_out(real.fact["cocaine-seized"], real)
    assert is_worked_out(real.fact["il-76-arrival"], real)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("reward-announced", "8 Aug"),
        ("strike-options-considered", "reported 6 Sep"),
        ("il-76-arrival", "26 Oct, worked out"),
        ("land-will-be-next", "20–26 Oct, worked out"),
        ("boat-attacks-since-september", "from about 15 Sep"),
        ("ships-sent", "by 29 Aug"),
        ("letter-due-in-moscow", "in Oct"),
        ("cocaine-seized", "no period given"),
    ],
)
def test_a_date_beside_a_label_says_in_words_how_it_is_known(real, fact, words):
    assert date_beside(real.fact[fact], real) == words
