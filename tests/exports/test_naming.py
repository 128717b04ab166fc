"""What an export is called when somebody takes it home."""

import re
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.domain.query import parse_filter, query_of
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.exports import CLAIM, FORMATS, picture_of
from dashboard.exports.naming import file_name, in_ascii
from tests.conftest import examples

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
HEAD = "the-lamp-of-skerra-point-2031-05-20"


def titled(dossier, title):
    return replace(dossier, config=replace(dossier.config, title=title))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The lamp of Skerra Point", f"{HEAD}.json"),
        ("US–Venezuela crisis", "us-venezuela-crisis-2031-05-20.json"),
        ("Кризис: «лампа»", "кризис-лампа-2031-05-20.json"),
        ("संकट की रात", "संकट-की-रात-2031-05-20.json"),
        ("../../etc/passwd\0", "etc-passwd-2031-05-20.json"),
        ('a "b"\r\nSet-Cookie: c; d', "a-b-set-cookie-c-d-2031-05-20.json"),
        ("---", "dossier-2031-05-20.json"),
        ("word " * 40, f"{'word-' * 11}word-2031-05-20.json"),
    ],
)
def test_a_name_is_one_safe_word_with_date_and_ending(tiny, title, name):
    assert file_name(titled(tiny, title), FORMATS["json"], Selection()) == name


@pytest.mark.parametrize(
    ("query", "short"),
    [
        ("", ""),
        ("statuses=denied&bases=on-record", "-denied-on-record"),
        ("statuses=denied&statuses=declined", "-denied-declined"),
        ("kinds=request", "-kind-request"),
        ("text=lamp went dark", "-text-lamp-went-dark"),
        ("without=logbook", "-without-logbook"),
        ("outlets=northern-wire&figures=yes", "-from-northern-wire-with-figures"),
        ("period=2031-05-06", "-2031-05-06"),
        ("period=2031-04/2031-05", "-2031-04-to-2031-05"),
        ("period=../2031-05", "-until-2031-05"),
        ("period=2031-05/..", "-from-2031-05"),
        ("map=far&focus=place:skerra-point&timeline=kinds", ""),
    ],
)
def test_a_name_has_the_filter_in_short(tiny, query, short):
    name = file_name(tiny, FORMATS["xlsx"], parse_filter(query, tiny))
    assert name == f"{HEAD}{short}.xlsx"


@pytest.mark.parametrize(
    ("selection", "short"),
    [
        (Selection(actors=("a" * 15, "b" * 15)), "2-actors-"),
        (Selection(without=("a" * 15, "b" * 15)), "without-2-sources-"),
        (Selection(text="x" * 200), f"text-{'x' * 30}-"),
        (Selection(text="C-400?"), "text-c-400-"),
        (
            Selection(text="missiles", statuses=tuple(Status), bases=tuple(Basis), figures="yes"),
            f"text-missiles-{len(Status)}-statuses-{len(Basis)}-bases-and-more-",
        ),
    ],
)
def test_a_filter_that_is_too_long_to_say_has_digits_of_its_own(tiny, selection, short):
    others = [selection, replace(selection, text=f"{selection.text}!")]
    names = [file_name(tiny, FORMATS["json"], one) for one in others]
    digits = names[0].removeprefix(f"{HEAD}-{short}").removesuffix(".json")
    assert len(digits) == 4
    assert int(digits, 16) >= 0
    assert names[0] != names[1]


@pytest.mark.parametrize("format_", [FORMATS["pdf"], FORMATS["docx"], FORMATS["markdown"], CLAIM])
def test_a_sheet_has_the_id_of_its_fact_and_what_it_is_told_without(tiny, format_):
    selection = parse_filter("statuses=denied&without=logbook&focus=fact:failure-denied", tiny)
    name = file_name(tiny, format_, selection)
    assert name == f"{HEAD}-failure-denied-without-logbook{format_.ending}"
    whole = file_name(tiny, FORMATS["pptx"], selection)
    assert whole == f"{HEAD}-denied-without-logbook.pptx"


def test_a_file_that_has_another_annex_than_usual_says_so(tiny):
    pdf, pptx = FORMATS["pdf"], FORMATS["pptx"]
    told = (pdf.told(annex=False), pdf.told(annex=True), pptx.told(annex=True))
    denied = Selection(statuses=(Status.DENIED,))
    ends = [file_name(tiny, one, denied).removeprefix(f"{HEAD}-denied") for one in told]
    assert ends == ["-without-annex.pdf", ".pdf", "-with-annex.pptx"]


def test_a_picture_has_the_view_that_it_shows(tiny):
    selection = parse_filter("map=far&timeline=kinds", tiny)
    charts = ("map", "timeline", "aid-matrix")
    names = [file_name(tiny, picture_of(one, "svg", "light"), selection) for one in charts]
    assert [name.removeprefix(f"{HEAD}-") for name in names] == [
        "far-map.svg",
        "by-kinds-timeline.svg",
        "aid-matrix.svg",
    ]


@examples(100, of=100)
@given(title=WORDS, text=WORDS, sources=st.lists(st.just("w" * 15), max_size=3))
@example(title="𒀀" * 200, text="漢" * 200, sources=["w" * 15] * 3)
def test_a_name_is_safe_and_fits_every_disk_whatever_its_script(tiny, title, text, sources):
    selection = Selection(text=text, without=tuple(sources), focus=f"fact:{'i' * 200}")
    told = (FORMATS["pptx"].told(annex=True), CLAIM, picture_of("attribution-flow", "svg", "dark"))
    for format_ in told:
        name = file_name(titled(tiny, title), format_, selection)
        assert len(name.encode()) <= 255
        assert all(sign in ".-" or sign.isalnum() or category(sign)[0] == "M" for sign in name)
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", in_ascii(name))


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("crisis-2031-05-20.json", "crisis-2031-05-20.json"),
        ("çà-et-là-2031-05-20.json", "ca-et-la-2031-05-20.json"),
        ("кризис-лампа-2031-05-20-denied.json", "2031-05-20-denied.json"),
        ("crisis-фара-2031-05-20-text-фара.json", "crisis-2031-05-20-text.json"),
    ],
)
def test_a_name_in_ascii_keeps_what_it_can(name, bare):
    assert in_ascii(name) == bare


def test_filters_of_one_value_each_have_names_of_their_own(real):
    selections = [
        *(Selection(actors=(one,)) for one in real.actor),
        *(Selection(kinds=(one,)) for one in real.kind),
        *(Selection(statuses=(one,)) for one in Status),
        *(Selection(bases=(one,)) for one in Basis),
        *(Selection(outlets=(one.id,)) for one in real.voices),
        *(Selection(without=(one,)) for one in real.source),
    ]
    names = {file_name(real, FORMATS["json"], one): query_of(one) for one in selections}
    assert len(names) == len(selections)
