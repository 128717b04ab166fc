"""A page gets what it shows once; after that it is named, until the page says that it lacks it."""

import gzip

import pytest

from dashboard.views import sending
from dashboard.views.sending import ENDING, send_again, unsent

ONE, OTHER = (gzip.compress(words, mtime=0) for words in (b"one " * 9, b"other " * 9))


@pytest.fixture
def state(monkeypatch):
    monkeypatch.setattr(sending.st, "session_state", {})


def test_what_a_page_has_is_named_to_it(state):
    assert [unsent(one) for one in (ONE, OTHER, ONE)] == [ONE, OTHER, ONE[-ENDING:]]


def test_a_page_that_lacks_something_gets_all_in_full(state):
    unsent(ONE)
    send_again()

    assert unsent(ONE) == ONE


def test_no_more_names_are_remembered_than_the_script_of_a_page_keeps(state, monkeypatch):
    monkeypatch.setattr(sending, "MOST", 1)

    assert [unsent(one) for one in (ONE, OTHER, ONE)] == [ONE, OTHER, ONE]
