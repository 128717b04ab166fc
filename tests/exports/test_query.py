"""A filter on the command line is understood whole, or refused with a word on what would do."""

from dataclasses import replace

import pytest

from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Basis, Status
from dashboard.exports.query import FilterError, parse_filter, query_of

DENIED = Selection(status=(Status.DENIED,))


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ("", Selection()),
        ("status=denied", DENIED),
        ("?status=denied", DENIED),
        ("status=denied&status=declined", Selection(status=(Status.DENIED, Status.DECLINED))),
        ("text=warm+sea%21&kind=harbour", Selection(text="warm sea!", kind=("harbour",))),
        ("actors=ansa-holm", Selection(actors=("ansa-holm",))),
        ("status=denied&fact=lamp-failed", Selection(status=DENIED.status, fact="lamp-failed")),
    ],
)
def test_a_query_of_a_page_is_understood(tiny, query, selection):
    assert parse_filter(query, tiny) == selection


@pytest.mark.parametrize(
    ("query", "basis"),
    [
        ("basis=anonymous-officials", {Basis.UNNAMED_SOURCES}),
        ("basis=official-figures", {Basis.OFFICIAL_ACCOUNT}),
        ("basis=outlet", {Basis.JUDGEMENT, Basis.OUTLET_REPORT, Basis.ARTICLE}),
        ("basis=outlet&basis=article", {Basis.JUDGEMENT, Basis.OUTLET_REPORT, Basis.ARTICLE}),
    ],
)
def test_a_query_of_an_earlier_version_is_understood(tiny, query, basis):
    found = parse_filter(query, tiny).basis
    assert (set(found), len(found)) == (basis, len(basis))


def test_a_former_id_of_a_fact_is_understood(tiny):
    facts = (replace(tiny.facts[0], formerly=("dark",)), *tiny.facts[1:])
    assert parse_filter("fact=dark", replace(tiny, facts=facts)) == Selection(fact="lamp-failed")
    with pytest.raises(FilterError, match="no value of fact: 'dark'"):
        parse_filter("fact=dark", tiny)


def test_what_a_selection_says_of_itself_is_read_back(tiny):
    query = "&".join(f"{k}={v}" for k, many in DENIED.query().items() for v in many)
    assert parse_filter(query, tiny) == DENIED


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("denied", "'denied' is no query; write status=denied&kind=response"),
        ("text=\udcff", "'text=\\udcff' is no query; write status=denied&kind=response"),
        ("stauts=denied", "no parameter 'stauts'; did you mean 'status'?"),
        (
            "xyz=denied",
            "no parameter 'xyz'; there are text, actors, kind, status, basis, outlets, period, "
            "fact, place, actor, relation, map",
        ),
        ("status=denid", "no value of status: 'denid'; did you mean 'denied'?"),
        (
            "kind=xyz",
            "no value of kind: 'xyz'; there are request, harbour, answer, opinion",
        ),
        ("actors=xyz", "no value of actors: 'xyz'; there are islandia, fjordmark, tropica,"),
        ("place=xyz", "no value of place: 'xyz'; there are skerra-point, vestra, fjord-town,"),
        ("text=a&text=b", "text is given 2 times; give it once"),
        ("period=2025-13", "period: '2025-13' is not an EDTF date"),
        (f"text={'a' * 201}", "text: longer than 200 characters"),
        ("&".join(["status=denied"] * 201), "is no query; write status=denied&kind=response"),
    ],
)
def test_nothing_of_a_query_is_passed_over(tiny, query, message):
    with pytest.raises(FilterError) as raised:
        parse_filter(query, tiny)
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_of_many_words_only_the_first_are_named(tiny):
    with pytest.raises(FilterError, match=r"basis: 'zz'; there are documents, .*, article$"):
        parse_filter("basis=zz", tiny)
    with pytest.raises(FilterError) as raised:
        parse_filter("fact=zz", replace_facts(tiny, 30))
    assert str(raised.value).endswith(" and 18 more")


def replace_facts(dossier, number):
    from dataclasses import replace

    facts = tuple(replace(dossier.facts[0], id=f"fact-{index}") for index in range(number))
    return replace(dossier, facts=facts)


@pytest.mark.parametrize(
    "query",
    ["", "status=denied&status=declined&fact=failure-denied", "text=a+%26+b%3D%C3%A9&period=2031"],
)
def test_a_selection_can_be_written_as_the_query_it_was_read_from(tiny, query):
    assert query_of(parse_filter(query, tiny)) == query
