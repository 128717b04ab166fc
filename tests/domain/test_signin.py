"""Who is let in to a private copy, and above all who is not."""

import pytest

from dashboard.domain.signin import SignIn, address_of

ANN = {"provider": "default", "sub": "1", "email": "ann@harbour.example", "email_verified": True}
HARBOUR = SignIn(domains=("Harbour.example",), addresses=("Kay@Elsewhere.example",))


def admits(rule=HARBOUR, **other):
    return rule.admits({**ANN, **other})


def test_an_address_of_a_domain_is_let_in_however_it_is_written():
    assert admits()
    assert admits(email="ANN@HARBOUR.EXAMPLE")


def test_a_single_address_is_let_in_and_no_other_of_its_domain():
    assert admits(email="kay@elsewhere.example")
    assert not admits(email="bob@elsewhere.example")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "harbour.example",
        "@harbour.example",
        "ann@",
        "ann@sub.harbour.example",
        "ann@notharbour.example",
        "ann@harbour.example.evil.example",
        "ann@evil.example@harbour.example",
        "ann@harbour.example@evil.example",
        "ann@harbour.example ",
        "\u212aay@elsewhere.example",  # the sign for kelvin, whose small letter is a k
        None,
        True,
        ["ann@harbour.example"],
        {"ann@harbour.example": True},
    ],
)
def test_what_only_resembles_an_address_lets_nobody_in(address):
    assert not admits(email=address)


@pytest.mark.parametrize("said", [False, "false", None, 1, "yes", "True", [True]])
def test_an_address_that_the_provider_does_not_call_verified_lets_nobody_in(said):
    assert not admits(email_verified=said)


def test_a_provider_that_says_nothing_about_it_counts_where_the_rule_says_so():
    claims = {name: said for name, said in ANN.items() if name != "email_verified"}
    trusting = SignIn(domains=("harbour.example",), unverified=True)

    assert not HARBOUR.admits(claims)
    assert trusting.admits(claims)
    assert not trusting.admits({**claims, "email": "ann@evil.example"})


def test_some_providers_write_true_as_a_word():
    assert admits(email_verified="true")


def test_everybody_is_whom_the_provider_of_the_rule_knows():
    everybody = SignIn(everybody=True)

    assert everybody.admits({"provider": "default", "sub": "2"})
    assert not everybody.admits({"provider": "other", "sub": "2"})
    assert not everybody.admits({"provider": "default"})
    assert not everybody.admits({})


def test_another_provider_of_the_same_secrets_lets_nobody_in():
    assert not admits(provider="other")
    assert admits(SignIn(provider="other", domains=("harbour.example",)), provider="other")


def test_a_rule_without_lists_lets_nobody_in():
    assert not admits(SignIn())
    assert not admits(SignIn(), email="")


def test_an_address_is_read_only_where_it_is_text():
    assert address_of({"email": "Ann@Harbour.example"}) == "ann@harbour.example"
    assert address_of({"email": 5}) == ""
    assert address_of({}) == ""
