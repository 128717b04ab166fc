"""Dates as texts name them, in languages that bend the names of months and in one that does not."""

import pytest

from dashboard.loading.audit.dates import Calendar

ENGLISH, POLISH, PORTUGUESE = Calendar("en"), Calendar("pl"), Calendar("pt-BR")


@pytest.mark.parametrize(
    ("calendar", "text", "side"),
    [
        (ENGLISH, "It fell on 2 May.", "2031-05-02"),
        (ENGLISH, "On May 2, 2031, it fell.", "2031-05-02"),
        (ENGLISH, "the 2nd of May", "2031-05-02"),
        (ENGLISH, "02 May 2031", "2031-05-02"),
        (ENGLISH, "on 2031-05-02 at noon", "2031-05-02"),
        (ENGLISH, "In OCTOBER it rained", "2031-10"),
        (ENGLISH, "by Oct. it was over", "2031-10~"),
        (ENGLISH, "October 2031", "2031-10"),
        (ENGLISH, "as in 2024, roughly", "2024?"),
        (POLISH, "31 października", "2031-10-31"),
        (POLISH, "Październik był suchy", "2031-10"),
        (POLISH, "w październiku 2031 roku", "2031-10"),
        (POLISH, "przed majem", "2031-05"),
        (PORTUGUESE, "em 31 de outubro de 2031", "2031-10-31"),
    ],
)
def test_a_date_is_found_in_the_forms_of_its_language(calendar, text, side):
    assert calendar.names(text, side)


@pytest.mark.parametrize(
    ("calendar", "text", "side"),
    [
        (ENGLISH, "It fell on 2 May.", "2031-05-03"),
        (ENGLISH, "It fell on 22 May.", "2031-05-02"),
        (ENGLISH, "It fell on 2 June.", "2031-05-02"),
        (ENGLISH, "It fell on 2 May 2030.", "2031-05-02"),
        (ENGLISH, "On May 2, 2030, it fell.", "2031-05-02"),
        (ENGLISH, "In October 2030", "2031-10"),
        (ENGLISH, "It may fall, maybe.", "2031-05"),
        (ENGLISH, "the Octobers of old", "2031-10"),
        (ENGLISH, "a list of 20240 names", "2024"),
        (ENGLISH, "12031-05-02", "2031-05-02"),
        (ENGLISH, "2 ships left; in May they came", "2031-05-02"),
        (POLISH, "październikowymi", "2031-10"),
        (POLISH, "31 września", "2031-10-31"),
    ],
)
def test_another_date_is_not_taken_for_it(calendar, text, side):
    assert not calendar.names(text, side)


def test_a_language_that_the_cldr_does_not_know_has_no_months():
    assert Calendar("xx").months == {}
    assert Calendar("nonsense-of-ours").months == {}
