"""The editions that a server keeps: found by their digests, compared, never believed unsealed."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from dashboard.loading import editions as module
from dashboard.loading.editions import Editions
from dashboard.loading.live import LiveDossier
from dashboard.loading.sealed import SealedFiles
from dashboard.loading.store import Store
from tests.conftest import SEQUEL
from tests.loading.copies import edit


def of_day(dossier, day):
    return replace(dossier, config=replace(dossier.config, as_of=date.fromisoformat(day)))


@pytest.fixture
def seconds(monkeypatch):
    """A clock that goes on by a minute with each look."""
    passed = iter(range(1_900_000_000, 2_000_000_000, 60))
    monkeypatch.setattr(module, "time", lambda: next(passed))


@pytest.fixture
def kept(copy, seconds):
    return Editions(SealedFiles(copy / "config.yaml"))


def test_an_edition_comes_back_by_the_first_digits_of_its_digest(kept, tiny):
    kept.keep(tiny)
    found = kept.find(tiny.digest[:8], tiny)

    assert found.digest == tiny.digest
    assert found.facts == tiny.facts
    assert found.outlines == tiny.outlines
    assert found.basemap is tiny.basemap
    assert kept.find("0" * 8, tiny) is None


def test_an_edition_is_kept_once_with_since_when(kept, tiny):
    kept.keep(tiny)
    kept.keep(replace(tiny))

    (mark,) = kept.listed()
    assert (mark.digest, mark.as_of) == (tiny.digest, tiny.config.as_of)
    assert mark.known.words == "as of 20 May 2031, published 17 March 2030, 17:46 UTC"


def test_an_edition_that_two_replicas_kept_is_one(kept, tiny):
    kept.keep(tiny)
    (file,) = kept._folder.iterdir()
    later = file.with_name(file.name.replace("1900000000", "1900000009"))
    later.write_bytes(file.read_bytes())

    (mark,) = kept.listed()
    assert mark.file == file.name
    assert kept.find(tiny.digest[:12], tiny).digest == tiny.digest


def test_the_latest_is_first_and_the_one_before_is_of_an_earlier_day(kept, tiny):
    monday, tuesday = of_day(tiny, "2031-05-19"), of_day(tiny, "2031-05-20")
    again = replace(tuesday, facts=tuesday.facts[:-1])
    for dossier in (monday, tuesday, again):
        kept.keep(dossier)

    assert [one.digest for one in kept.listed()] == [again.digest, tuesday.digest, monday.digest]
    assert kept.earlier(again).digest == monday.digest
    assert kept.earlier(tuesday).digest == monday.digest
    assert kept.earlier(monday) is None


def test_of_one_day_the_one_before_is_the_last(kept, tiny):
    first, second = tiny, replace(tiny, facts=tiny.facts[:-1])
    kept.keep(first)
    kept.keep(second)
    assert kept.earlier(second).digest == first.digest


def test_the_oldest_go_where_there_are_too_many(kept, tiny, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    for number in range(1, 6):
        kept.keep(replace(tiny, facts=tiny.facts[:number]))

    assert len(kept.listed()) == 3
    assert kept.listed()[0].digest == replace(tiny, facts=tiny.facts[:5]).digest


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-1] + bytes([data[-1] ^ 1])]
)
def test_a_damaged_edition_is_none(kept, tiny, caplog, damage):
    kept.keep(tiny)
    (file,) = kept._folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))

    assert kept.find(tiny.digest, tiny) is None
    assert "an edition is not used" in caplog.text


def test_an_edition_under_the_digest_of_another_is_none(kept, tiny):
    kept.keep(tiny)
    (file,) = kept._folder.iterdir()
    file.rename(file.with_name(file.name.replace(tiny.digest, "a" * 64)))

    assert kept.find("a" * 8, tiny) is None


def test_what_cannot_be_written_costs_a_line_and_no_more(copy, tiny, caplog):
    (copy / ".crisis-cache").write_text("no folder")
    kept = Editions(SealedFiles(copy / "config.yaml"))
    kept.keep(tiny)

    assert kept.listed() == ()
    assert "this edition is not kept" in caplog.text


@pytest.fixture
def live(copy, seconds):
    config = copy / "config.yaml"
    return LiveDossier(config, Store(config))


def corrected(copy, live):
    """Take one word out of a statement; the digest that the dossier had before."""
    before = live.dossier.digest
    edit(copy / "data" / "facts.yaml", "Fjordmark would not comment.", "Fjordmark said no word.")
    assert live.refresh()
    return before


def test_a_server_compares_with_the_edition_before_and_opens_it(copy, live):
    assert live.dossier.before is None
    before = corrected(copy, live)

    assert live.dossier.before.digest == before
    assert live.edition() is live.dossier
    old = live.edition(before[:12])
    assert old.digest == before
    assert old is live.edition(before[:12])
    assert old.fact["fjordmark-silent"].statement == "Fjordmark would not comment."
    assert live.asked_for(f"edition={before[:12]}&focus=fact:lamp-asked") is old
    assert live.asked_for("edition=nonsense") is live.dossier
    assert live.edition("0" * 12) is live.dossier


def test_after_a_new_start_the_editions_are_there(copy, live):
    before = corrected(copy, live)
    config = copy / "config.yaml"

    again = LiveDossier(config, Store(config))

    assert again.dossier.before.digest == before
    assert again.edition(before[:8]).digest == before


def test_since_chooses_the_edition_to_compare_with(copy, live):
    first = corrected(copy, live)
    second = live.dossier.digest
    edit(copy / "data" / "facts.yaml", "Fjordmark said no word.", "Fjordmark was silent.")
    assert live.refresh()

    assert live.dossier.before.digest == second
    assert live.edition(since=first[:12]).before.digest == first
    assert live.edition(since=first[:12]).digest == live.dossier.digest
    assert live.edition(second[:12]).before.digest == first


def test_a_link_to_a_fact_that_is_gone_is_told_where_it_was(copy, live):
    before = live.dossier.digest
    shutil.copytree(SEQUEL.parent / "data", copy / "data", dirs_exist_ok=True)
    shutil.copytree(SEQUEL.parent / "seeds", copy / "seeds", dirs_exist_ok=True)
    shutil.copy(SEQUEL, copy / "config.yaml")
    assert live.refresh()
    query = {"focus": ["fact:move-considered"]}

    standing = live.standing(query, live.dossier)

    assert standing.sought == "move-considered"
    assert standing.last_with.digest == before[:12]
    assert not standing.is_earlier
    assert live.standing({}, live.edition(before[:12])).is_earlier
    assert live.standing({"focus": ["fact:never-there"]}, live.dossier).sought == ""
    assert live.standing({"edition": ["0" * 12]}, live.dossier).not_kept == "0" * 12


def test_without_a_store_there_are_no_editions(copy):
    live = LiveDossier(copy / "config.yaml")
    corrected(copy, live)

    assert live.editions() == ()
    assert live.dossier.before is None
    assert live.edition("0" * 12) is live.dossier
