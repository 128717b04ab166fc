"""One grammar of queries: lenient for addresses, strict for commands and slides."""

from dataclasses import fields, replace
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dates import parse_when
from dashboard.domain.query import (
    LONGEST_TEXT,
    PARAMETERS,
    FilterError,
    narrowed,
    parse_filter,
    parse_query,
    query_of,
)
from dashboard.domain.selection import FOCI, WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.loading import load
from tests.conftest import TINY, examples
from tests.selections import selections

DOSSIER = load(TINY)
RENAMED = replace(
    DOSSIER, facts=(replace(DOSSIER.facts[0], formerly=("dark",)), *DOSSIER.facts[1:])
)
"""The made-up dossier, one of whose facts had another id."""
OUTLET = (Basis.JUDGEMENT, Basis.OUTLET_REPORT, Basis.ARTICLE)
"""What the basis 'outlet' of earlier versions stands for."""


def of_address(query):
    """What a page makes of a query: its selection and its notices."""
    return parse_query(parse_qs(query, keep_blank_values=True), RENAMED)


def test_every_field_of_a_selection_is_a_parameter():
    assert [*PARAMETERS, "within"] == [spec.name for spec in fields(Selection)]


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ("", Selection()),
        ("statuses=denied", Selection(statuses=(Status.DENIED,))),
        (
            "statuses=denied&statuses=declined",
            Selection(statuses=(Status.DENIED, Status.DECLINED)),
        ),
        ("statuses=denied&statuses=denied", Selection(statuses=(Status.DENIED,))),
        ("text=warm+sea%21&kinds=harbour", Selection(text="warm sea!", kinds=("harbour",))),
        ("text=++warm++sea+", Selection(text="warm sea")),
        ("actors=ansa-holm&period=2031-05~", Selection(actors=("ansa-holm",), period="2031-05~")),
        ("outlets=gazette&without=logbook", Selection(outlets=("gazette",), without=("logbook",))),
        ("focus=place:vestra&map=far", Selection(focus="place:vestra", map="far")),
        ("figures=yes", Selection(figures=WITH_FIGURES)),
        # Names and words of earlier versions.
        ("kind=harbour&kinds=answer", Selection(kinds=("harbour", "answer"))),
        ("status=denied", Selection(statuses=(Status.DENIED,))),
        ("basis=documents", Selection(bases=(Basis.DOCUMENTS,))),
        ("basis=outlet", Selection(bases=OUTLET)),
        ("bases=outlet&bases=article", Selection(bases=OUTLET)),
        ("basis=anonymous-officials", Selection(bases=(Basis.UNNAMED_SOURCES,))),
        ("basis=official-figures", Selection(bases=(Basis.OFFICIAL_ACCOUNT,))),
        *(
            (f"{one}={id_}", Selection(focus=f"{one}:{id_}"))
            for one, id_ in (
                ("fact", "lamp-asked"),
                ("place", "vestra"),
                ("actor", "tropica"),
                ("relation", "islandia-asks-tropica"),
            )
        ),
        ("fact=dark", Selection(focus="fact:lamp-failed")),
        (
            "focus=fact:dark&status=denied",
            Selection(statuses=(Status.DENIED,), focus="fact:lamp-failed"),
        ),
    ],
)
def test_an_address_and_a_filter_are_read_alike(query, selection):
    if isinstance(selection.period, str):
        selection = replace(selection, period=parse_when(selection.period))
    assert of_address(query) == (selection, ())
    assert parse_filter(query, RENAMED) == selection
    assert parse_filter(f"?{query}", RENAMED) == selection


@given(selections(DOSSIER))
def test_a_selection_is_read_back_from_its_query(selection):
    query = query_of(selection)
    assert parse_filter(query, DOSSIER) == selection
    assert of_address(query) == (selection, ())
    assert query_of(parse_filter(query, DOSSIER)) == query


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("denied", "'denied' is not a query; write statuses=denied&bases=on-record"),
        ("text=\udcff", "'text=\\udcff' is not a query; write statuses=denied&bases=on-record"),
        (
            "&".join(["statuses=denied"] * 201),
            "is not a query; write statuses=denied&bases=on-record",
        ),
        ("stauts=denied", "no parameter 'stauts'; did you mean 'statuses'?"),
        ("embed=true", "no parameter 'embed'; there are text, actors, kinds, statuses, bases,"),
        ("status=denid", "no value of statuses: 'denid'; did you mean 'denied'?"),
        ("statuses=DENIED", "no value of statuses: 'DENIED'; did you mean 'denied'?"),
        ("statuses=outlet", "no value of statuses: 'outlet'; there are reported, claimed,"),
        ("kinds=xyz", "no value of kinds: 'xyz'; there are request, harbour, answer, opinion"),
        ("kinds=harbour&kinds=xyz", "no value of kinds: 'xyz'; there are request, harbour,"),
        ("actors=xyz", "no value of actors: 'xyz'; there are islandia, fjordmark, tropica,"),
        ("outlets=logbook", "no value of outlets: 'logbook'; there are gazette, northern-wire"),
        ("without=log-book", "no value of without: 'log-book'; did you mean 'logbook'?"),
        ("place=xyz", "no value of place: 'xyz'; there are skerra-point, vestra, fjord-town,"),
        ("focus=place:xyz", "no value of place: 'xyz'; there are skerra-point, vestra,"),
        ("focus=lamp-asked", "'lamp-asked' is not a type of focus; write fact:ID or place:ID or"),
        ("figures=no", "no value of figures: 'no'; there are yes"),
        ("map=mars", "no value of map: 'mars'; there are near, far"),
        ("period=2025-13", "period: '2025-13' is not an EDTF date; write YYYY, YYYY-MM or"),
        (f"text={'a' * 201}", "text: longer than 200 characters"),
        # Given more than once where one value counts, and given no value.
        ("text=a&text=b", "text is given 2 times; give it once"),
        ("map=far&map=far", "map is given 2 times; give it once"),
        ("fact=lamp-asked&place=vestra", "focus is given 2 times; give it once"),
        ("focus=place:vestra&fact=dark", "focus is given 2 times; give it once"),
        ("text=", "text: is blank"),
        ("text=+", "text: is blank"),
        ("period=", "period: '' is not an EDTF date; write YYYY"),
        ("focus=", "'' is not a type of focus; write fact:ID"),
        ("fact=", "no value of fact: ''; there are lamp-failed,"),
        *(
            (f"{name}=", f"no value of {name}: ''; there are")
            for name in ("actors", "kinds", "statuses", "bases", "outlets", "without", "map")
        ),
        # All of it is told at once.
        ("kinds=xyz&text=", "there are request, harbour, answer, opinion; text: is blank"),
    ],
)
def test_nothing_of_a_filter_is_passed_over(query, message):
    with pytest.raises(FilterError) as raised:
        parse_filter(query, RENAMED)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_of_many_ids_only_the_first_are_named_and_of_none_that_there_are_none():
    facts = tuple(replace(DOSSIER.facts[0], id=f"fact-{number}") for number in range(30))
    with pytest.raises(FilterError, match=r" and 18 more$"):
        parse_filter("focus=fact:zz", replace(DOSSIER, facts=facts))
    with pytest.raises(FilterError, match=r"there are none$"):
        parse_filter("relation=zz", replace(DOSSIER, relations=()))


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"actors": ["nobody"]}, "actors: nobody"),
        ({"status": ["DENIED"]}, "statuses: DENIED"),
        ({"kind": ["outlet"]}, "kinds: outlet"),
        ({"without": ["nobody"]}, "without: nobody"),
        ({"period": ["last week"]}, "period: 'last week' is not an EDTF date"),
        ({"period": ["2031/2030"]}, "period: '2031/2030' ends before it begins"),
        ({"fact": ["<script>alert(1)</script>"]}, "fact: <script>alert(1)</script>"),
        ({"focus": ["fact:lamp-gone"]}, "fact: lamp-gone"),
        ({"focus": ["fact:"]}, "no value of fact: ''"),
        ({"focus": ["nothing"]}, "focus: nothing"),
        ({"place": ["x" * 99]}, f"place: {'x' * 39}…"),
        ({"figures": ["no"]}, "figures: no"),
        ({"map": ["mars"]}, "map: mars"),
        ({"map": ["a\r\n\x1b[31mb\u202e\ud800"]}, r"map: a\r\n\x1b[31mb\u202e\ud800"),
        ({"map": ["a" + "\n" * 30]}, "map: a" + r"\n" * 19 + "…"),
        ({"text": ["x" * (LONGEST_TEXT + 1)]}, "text: longer than 200 characters"),
    ],
)
def test_nonsense_in_an_address_gives_the_default_and_a_notice(query, notice):
    assert parse_query(query, DOSSIER) == (Selection(), (notice,))


def test_of_several_values_the_known_ones_stay():
    assert of_address("actors=nobody&actors=tropica&actors=tropica&kind=answer&kinds=x") == (
        Selection(actors=("tropica",), kinds=("answer",)),
        ("actors: nobody", "kinds: x"),
    )


def test_of_several_values_where_one_counts_the_first_is_taken_and_it_is_said():
    assert of_address("fact=lamp-asked&place=vestra&text=a&text=b") == (
        Selection(text="a", focus="fact:lamp-asked"),
        ("focus is given 2 times", "text is given 2 times"),
    )


@pytest.mark.parametrize("name", [*PARAMETERS, *FOCI, "kind", "status", "basis"])
def test_blank_values_of_an_address_are_no_nonsense(name):
    assert parse_query({name: [""]}, DOSSIER) == (Selection(), ())


def test_parameters_of_others_are_left_alone_in_an_address():
    assert of_address("embed=true&utm_source=mail") == (Selection(), ())


def test_an_address_with_thousands_of_values_is_cut_short():
    _, notices = parse_query({"actors": [str(number) for number in range(10_000)]}, DOSSIER)
    assert len(notices) == 200


@pytest.mark.fuzz
@examples(100, of=100)
@given(
    st.dictionaries(
        st.sampled_from([*PARAMETERS, *FOCI, "kind", "status", "basis", "embed"]),
        st.lists(st.text(max_size=50), max_size=5),
    )
)
def test_any_address_gives_a_selection(query):
    selection, notices = parse_query(query, DOSSIER)
    assert parse_query(selection.query(), DOSSIER) == (selection, ())
    assert all(len(notice) < 60 for notice in notices)


def test_a_part_of_a_chart_narrows_to_what_it_stands_for_and_a_second_click_clears_it():
    whole = Selection(text="a", statuses=(Status.DENIED,))
    part = "outlets=northern-wire&statuses="
    found = narrowed(whole, part, DOSSIER)
    assert found == Selection(text="a", outlets=("northern-wire",))
    assert narrowed(found, part, DOSSIER) == Selection(text="a")
    assert narrowed(found, "outlets=gazette&statuses=", DOSSIER).outlets == ("gazette",)
    assert narrowed(whole.on("place", "vestra"), "fact=", DOSSIER) == whole
