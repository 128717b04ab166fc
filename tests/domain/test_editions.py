"""A digest in a file leads to the dossier that it was of, and to what changed since."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.editions import edition_in_words, find
from dashboard.domain.published import Edition

LATER = Edition(digest="a" * 64, on=date(2031, 5, 22), changes="A date was put right.")
FIRST = Edition(digest="ab" * 32, on=date(2031, 5, 21), changes="A figure was put right.")


@pytest.fixture
def dossier(tiny):
    return replace(tiny, config=replace(tiny.config, editions=(LATER, FIRST)))


def test_the_present_dossier_is_known_by_the_beginning_of_its_digest(dossier):
    [found] = find(dossier.digest[:12] + "…", dossier)
    assert (found.digest, found.edition, found.changes) == (dossier.digest, None, ())


def test_an_earlier_one_tells_all_that_changed_since_in_the_order_of_time(dossier):
    [later] = find("A" * 8, dossier)
    assert (later.edition, later.changes) == (LATER, ("A date was put right.",))
    [first] = find("abababab", dossier)
    assert first.changes == ("A figure was put right.", "A date was put right.")


def test_an_unknown_digest_leads_nowhere(dossier):
    assert find("0" * 64, dossier) == []


@pytest.mark.parametrize("digest", ["", "aaaaaaa", "a" * 65, "not a digest", "aaaaaaaa/../b"])
def test_what_is_no_digest_is_refused(dossier, digest):
    with pytest.raises(ValueError, match="8 to 64 hexadecimal digits"):
        find(digest, dossier)


def test_an_edition_is_said_in_a_line():
    assert edition_in_words(FIRST) == "21 May 2031 (digest abababababab…). A figure was put right."
