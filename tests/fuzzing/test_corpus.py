"""The feeding itself: what reaches more stays, what must not be fails with its input."""

import random
import signal
import sys

import pytest

from dashboard.domain.dates import parse_when
from tests.fuzzing import corpus
from tests.fuzzing.corpus import Failed, changed, feed, kind_of

WORDS = (b"deep", b"er", b"x")


def depth(given):
    """How much of a word stands at the beginning: each letter is an outcome of its own."""
    found = 0
    for letter, wanted in zip(given, b"deeper", strict=False):
        if letter != wanted:
            break
        found += 1
    yield "abcdefg"[found]


def kept(folder):
    return {path.read_bytes() for path in folder.glob("*.bin")}


def test_an_input_with_a_new_outcome_stays_and_the_next_run_starts_from_it(tmp_path):
    first = feed("deep", depth, [b"d"], WORDS, cases=300, grown=tmp_path)
    assert (first.before, first.cases) == (1, 300)
    assert first.found == len(kept(tmp_path)) > 0

    again = feed("deep", depth, [b"d"], WORDS, cases=0, grown=tmp_path)
    assert (again.before, again.found) == (1 + first.found, 0)


def test_an_input_that_runs_a_new_line_of_the_dashboard_stays(tmp_path):
    parse_when.cache_clear()

    def subject(given):
        if b"deep" in given:
            parse_when("2031-05-20")
        yield "the same"

    report = feed("lines", subject, [b"x"], WORDS, cases=100, grown=tmp_path)

    assert report.lines > 0
    assert any(b"deep" in given for given in kept(tmp_path))


def test_the_same_seed_gives_the_same_inputs():
    once, again = [], []
    for subject in (once.append, again.append):
        feed("same", lambda given, take=subject: take(given) or (), [b"a"], WORDS, cases=50)
    assert once == again
    assert len(set(once)) > 25


def test_an_exception_fails_with_the_input_which_is_kept(tmp_path):
    def subject(given):
        if given != b"good":
            raise ValueError("no")
        return ()

    with pytest.raises(Failed, match=r"bad: ValueError: no\nfor the input b'"):
        feed("bad", subject, [b"good"], WORDS, cases=50, grown=tmp_path)
    assert len(list(tmp_path.glob("*.failed"))) == 1


def test_an_assertion_of_a_subject_fails_too():
    def subject(_given):
        raise AssertionError("it was so")

    with pytest.raises(Failed, match="it was so"):
        feed("untrue", subject, [b"x"], WORDS, cases=0)


def test_a_hang_is_interrupted_even_where_the_subject_catches_exceptions(monkeypatch):
    monkeypatch.setattr(corpus, "MOST_SECONDS", 0.05)

    def subject(_given):
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    with pytest.raises(Failed, match=r"Hang: more than 0.05 seconds of computing\n.*b'x'"):
        feed("hanging", subject, [b"x"], WORDS, cases=0)


def test_afterwards_nothing_is_watched_any_more():
    before = sys.gettrace(), signal.getsignal(signal.SIGPROF)
    feed("quiet", lambda given: (), [b"x"], WORDS, cases=3)
    assert (sys.gettrace(), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_an_outcome_is_told_by_its_kind():
    assert kind_of("no place 'a'; did you mean 'b'?") == kind_of("no place 'x'; did you mean 'y'?")
    assert kind_of("has 3 facts") == kind_of("has 12 facts") != kind_of("has 12 places")


def test_an_input_stays_within_its_bound():
    chance = random.Random(1)
    long = [b"x" * corpus.LONGEST]
    assert all(len(changed(long, WORDS, chance)) <= corpus.LONGEST for _ in range(200))
