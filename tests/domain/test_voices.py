"""The honest sum over some facts."""

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import counted
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis
from dashboard.domain.voices import arithmetic
from tests.reports import retold


def test_it_counts_what_is_there(tiny):
    assert arithmetic(tiny.facts, tiny) == (
        "10 facts",
        "one article",
        "one outlet",
        "7 known origins",
        "2 rest on documents one outlet saw",
        "1 on unnamed sources",
        "3 on the record",
        "2 denied or declined",
    )


def test_it_counts_what_a_filter_lets_through(tiny):
    said = arithmetic(excerpt(tiny, Selection(bases=(Basis.TRACKING,))).facts, tiny)
    assert said[:5] == (
        "one fact",
        "one article",
        "0 outlets",
        "one known origin",
        "0 rest on documents",
    )


def test_documents_that_two_saw_are_said_to_be_seen_by_two(tiny):
    asked = tiny.fact["lamp-asked"]
    elsewhere = retold(asked, id="x", via=("gazette", "logbook"))
    assert "2 rest on documents that 2 outlets saw" in arithmetic((asked, elsewhere), tiny)


def test_one_is_written_out():
    assert (counted(1, "fact"), counted(0, "fact"), counted(2, "fact")) == (
        "one fact",
        "0 facts",
        "2 facts",
    )
