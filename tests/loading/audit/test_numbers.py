"""Numbers as texts write them."""

import pytest

from dashboard.loading.audit.numbers import Numbers, scales_of

SCALES = scales_of("en")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4500 men", 4500),
        ("4,500 men", 4500),
        ("4.500 men", 4500),
        ("4 500 men", 4500),
        ("4\N{NO-BREAK SPACE}500 men", 4500),
        ("4\N{NARROW NO-BREAK SPACE}500 men", 4500),
        ("4'500 men", 4500),
        ("1,234,567.5", 1234567.5),
        ("1.234.567,5", 1234567.5),
        ("0,5 tonnes", 0.5),
        ("4.5 tonnes", 4.5),
        ("4.500 tonnes", 4.5),
        ("5 thousand", 5000),
        ("4.5\N{NO-BREAK SPACE}million", 4500000),
        ("$50", 50),
        ("Type-76", 76),
    ],
)
def test_a_number_is_read_in_every_notation(text, value):
    assert value in Numbers(text, SCALES).values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45000 men", 4500),
        ("14500 men", 4500),
        ("14,500 men", 4500),
        ("4,500,000 men", 4500),
        ("4,500 men", 500),
        ("4 500 men", 4),
        ("A4500", 4500),
        ("50 million", 50),
        ("0.57", 57),
        ("twelve", 12),
    ],
)
def test_a_part_of_a_longer_number_is_none(text, value):
    assert value not in Numbers(text, SCALES).values


def test_the_digits_before_a_large_number_are_kept_apart_from_its_value():
    numbers = Numbers("50 million", SCALES)
    assert (numbers.digits, numbers.values) == ({50.0}, {50000000.0})


def test_large_numbers_have_their_names_from_the_cldr_in_every_form():
    assert SCALES["million"] == 1e6
    polish = scales_of("pl")
    assert {polish[word] for word in ("tysiąc", "tysiące", "tysięcy")} == {1000.0}
    assert scales_of("xx") == {}
