"""The article's text beside its record: shown if it is the recorded one, else refused."""

import os
from dataclasses import replace
from unicodedata import normalize

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.loading import load
from dashboard.loading.original import MOST_BYTES, NONE, digest_of, original
from tests.loading.copies import ROOT

TEXT = (ROOT / "tests" / "texts" / "gazette-2031-05-20.txt").read_text("utf-8")
NAME = "seeds/gazette-2031-05-20.txt"
REMEDY = "put the recorded text there, or remove the file"


@pytest.fixture
def place(copy):
    """Where the text of the made-up article would lie."""
    return copy / NAME


def read(copy):
    dossier = load(copy / "config.yaml")
    (seed,) = dossier.seeds
    return original(dossier, seed)


def test_without_a_text_there_is_none_and_no_word_about_it(copy):
    assert read(copy) == NONE


def test_the_recorded_text_is_read_by_its_paragraphs(copy, place):
    place.write_text(TEXT, "utf-8")
    text = read(copy)
    assert text.refusal == ""
    assert len(text.paragraphs) == 5
    assert text.paragraphs[3] == "What was answered"


@pytest.mark.parametrize(
    "written",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("\n\n", "\n").encode(),
        TEXT.replace("\n\n", "  \n \t\n\n \N{NO-BREAK SPACE}").encode(),
        normalize("NFD", TEXT).encode(),
    ],
    ids=["byte order mark", "Windows", "old Mac", "no blank lines", "blanks round lines", "NFD"],
)
def test_how_its_lines_end_and_are_set_apart_makes_no_difference(copy, place, written):
    place.write_bytes(written)
    assert read(copy).paragraphs[3] == "What was answered"


REFUSED = {
    "has 6 non-blank lines, and the record has 5": (TEXT + "More.\n").encode(),
    "has 0 non-blank lines, and the record has 5": b"",
    "paragraph 2 differs from the recorded one (SHA-256)": TEXT.replace("three", "four").encode(),
    "paragraph 5 differs from the recorded one (SHA-256)": TEXT.replace("120", "121").encode(),
}


@pytest.mark.parametrize("what", REFUSED)
def test_one_paragraph_that_differs_refuses_all_of_them(copy, place, what):
    place.write_bytes(REFUSED[what])
    assert read(copy) == ((), f"{NAME}: {what}; {REMEDY}")


def test_what_is_not_utf_8_is_refused(copy, place):
    place.write_bytes(TEXT.encode("utf-16"))
    assert read(copy) == ((), f"{NAME}: is not UTF-8; save the recorded text as UTF-8")


def test_what_is_too_large_is_refused(copy, place):
    place.write_bytes(b"x" * (MOST_BYTES + 1))
    assert read(copy).refusal == f"{NAME}: cannot be read: larger than 2,000,000 bytes; {REMEDY}"


def test_a_folder_in_its_place_is_refused(copy, place):
    place.mkdir()
    assert read(copy).refusal == f"{NAME}: is a folder, not a file; {REMEDY}"


def test_a_pipe_in_its_place_is_refused_and_not_waited_for(copy, place):
    dossier = load(copy / "config.yaml")
    (seed,) = dossier.seeds
    os.mkfifo(place)
    assert (
        original(dossier, seed).refusal == f"{NAME}: cannot be read: not a regular file; {REMEDY}"
    )


def test_a_link_that_leads_out_of_the_folder_is_refused_even_to_the_right_text(copy, place):
    dossier = load(copy / "config.yaml")
    (seed,) = dossier.seeds
    (copy.parent / "elsewhere.txt").write_text(TEXT, "utf-8")
    place.symlink_to(copy.parent / "elsewhere.txt")
    refusal = f"{NAME}: is a link that leads out of the folder of the dossier; {REMEDY}"
    assert original(dossier, seed) == ((), refusal)


def test_a_link_within_the_folder_is_followed(copy, place):
    (copy / "seeds" / "copy.txt").write_text(TEXT, "utf-8")
    place.symlink_to("copy.txt")
    assert len(read(copy).paragraphs) == 5


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("nowhere.txt", "leads nowhere"),
        ("gazette-2031-05-20.txt", "cannot be read: too many levels of symbolic links"),
    ],
)
def test_a_link_to_nothing_is_refused(copy, place, target, why):
    place.symlink_to(target)
    assert read(copy).refusal == f"{NAME}: {why}; {REMEDY}"


def test_a_change_of_the_file_is_seen_at_once_and_an_unchanged_one_is_not_read_again(copy, place):
    dossier = load(copy / "config.yaml")
    (seed,) = dossier.seeds
    place.write_text(TEXT, "utf-8")
    first = original(dossier, seed)
    assert original(dossier, seed) is first
    beside = place.with_suffix(".new")
    beside.write_text(TEXT.replace("120", "121"), "utf-8")
    os.utime(beside, ns=(place.stat().st_atime_ns, place.stat().st_mtime_ns))
    beside.replace(place)  # of the same size and time: only the inode tells
    assert original(dossier, seed).paragraphs == ()
    place.unlink()
    assert original(dossier, seed) == NONE


def test_a_record_that_changed_is_held_against_the_text_anew(copy, place):
    place.write_text(TEXT, "utf-8")
    dossier = load(copy / "config.yaml")
    (seed,) = dossier.seeds
    assert original(dossier, seed).paragraphs
    first = replace(seed.paragraphs[0], sha256=digest_of("another"))
    changed = replace(seed, paragraphs=(first, *seed.paragraphs[1:]))
    assert original(dossier, changed).refusal.startswith(f"{NAME}: paragraph 1 differs")


def test_the_digest_of_a_paragraph_is_that_of_its_utf_8():
    # printf 'Åb' | sha256sum
    assert digest_of("Åb") == "6ddbe28865808e1723593dce071a4226af58a3b8287047e003bce72520fd7c3c"


@pytest.mark.parametrize("name", FORMATS)
def test_no_export_and_no_digest_holds_a_word_of_the_text(copy, place, name):
    without = load(copy / "config.yaml")
    bare = FORMATS[name].render(excerpt(without, Selection()))
    place.write_text(TEXT, "utf-8")
    beside = load(copy / "config.yaml")
    (seed,) = beside.seeds
    assert original(beside, seed).paragraphs
    assert beside.digest == without.digest
    assert FORMATS[name].render(excerpt(beside, Selection())) == bare
    for line in filter(None, map(str.strip, TEXT.splitlines())):
        assert line.encode() not in bare
