"""Marks: everything planted in made-up articles is found, and nothing else."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dashboard.authoring.amounts import figures
from dashboard.authoring.dating import dates
from dashboard.authoring.language import language_of
from dashboard.authoring.marks import Sort, marks
from dashboard.authoring.resembling import resembling
from dashboard.domain.dates import parse_when
from dashboard.domain.vocabulary import WhenIs
from dashboard.loading.editorial.texts import Material
from dashboard.loading.editorial.weekdays import inferred_dates_are_right
from tests.authoring.marked import paragraphs, with_names

DAY = date(2031, 5, 20)
"""A Tuesday."""
MID_JUNE = "2031-06-11~/2031-06-20~"
NOT_PLANTED = {"en": ["reports"], "ru": ["передали"], "es": ["responder"], "uk": ["передали"]}
"""Words that were taken for words of saying, and are none there."""


@pytest.fixture(scope="module")
def named(tiny):
    return with_names(tiny)


def read(language, dossier):
    """Each paragraph with what is planted in it, and what was found."""
    for text, planted in paragraphs(language):
        yield planted, marks(text, language, DAY, dossier)


def meets(one, other):
    """Whether two are of one sort and share a letter: a mark may leave out 'on' and 'in'."""
    return one.sort == other.sort and one.start < other.end and other.start < one.end


@pytest.mark.parametrize("language", ["en", "ru", "es", "uk"])
def test_everything_planted_is_found_with_its_meaning(language, named):
    missed = [
        one
        for planted, there in read(language, named)
        for one in planted
        if not any(meets(one, mark) and one.meaning == mark.meaning for mark in there)
    ]
    assert missed == []


@pytest.mark.parametrize("language", ["en", "ru", "es", "uk"])
def test_nothing_is_found_that_is_not_planted_but_these(language, named):
    spurious = [
        mark.text
        for planted, there in read(language, named)
        for mark in there
        if not any(meets(one, mark) for one in planted)
    ]
    assert spurious == NOT_PLANTED[language]


def test_marks_are_in_order_and_share_no_letter(named):
    for _, there in read("en", named):
        assert all(one.end <= other.start for one, other in pairwise(there))


def said(text, language="en"):
    return {one.text: one.meaning for one in dates(text, language_of(language), DAY)}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "on 31 February", {}),
        ("en", "She may march; May 4,500 of them", {}),
        ("en", "three days ago", {"three days ago": "2031-05-17"}),
        ("en", "from 2 to 4 May", {"2 to 4 May": "2031-05-02/2031-05-04"}),
        ("en", "on Sept. 6, 2030", {"Sept. 6, 2030": "2030-09-06"}),
        ("en", "recently", {"recently": "../2031-05-20"}),
        ("en", "last year", {"last year": "2030"}),
        ("en", "last month", {"last month": "2031-04"}),
        ("en", "It is expected on 4 June.", {"4 June": "2031-06-04"}),
        ("en", "It will end. It began on 4 June.", {"4 June": "2030-06-04"}),
        ("en", "It will last until the middle of June.", {"the middle of June": MID_JUNE}),
        ("en", "Clearing may take until the middle of June.", {"the middle of June": MID_JUNE}),
        ("en", "The meeting is still planned for 22 May.", {"22 May": "2031-05-22"}),
        ("en", "They are to leave on 1 September.", {"1 September": "2031-09-01"}),
        ("en", "A meeting on 22 May", {"22 May": "2031-05-22"}),
        ("en", "A meeting on 22 August", {"22 August": "2030-08-22"}),
        ("en", "on Thursday, 6 May 2027", {"on Thursday, 6 May 2027": "2027-05-06"}),
        (
            "en",
            "on Sunday, 6 May 2027",
            {"on Sunday": "2031-05-18", "6 May 2027": "2027-05-06"},
        ),
        (
            "en",
            "20.05.2031 and 2031-05-19",
            {"20.05.2031": "2031-05-20", "2031-05-19": "2031-05-19"},
        ),
        ("ru", "в 2023 году", {"в 2023 году": "2023"}),
        ("ru", "среди них, май", {"май": "2031-05"}),
        ("ru", "2–4 мая 2030 года", {"2–4 мая 2030 года": "2030-05-02/2030-05-04"}),
        ("ru", "в следующий вторник", {"в следующий вторник": "2031-05-27"}),
        ("es", "por la mañana", {}),
        ("es", "hace dos semanas", {"hace dos semanas": "2031-05-05/2031-05-11"}),
        ("uk", "трава, лютий холод торік", {"лютий": "2031-02", "торік": "2030"}),
        ("uk", "у п’ятницю", {"у п’ятницю": "2031-05-16"}),  # noqa: RUF001
    ],
)
def test_dates_are_as_precise_as_they_are_written(language, text, wanted):
    assert said(text, language) == wanted


def test_every_date_is_edtf_that_the_dossier_reads():
    for language in ("en", "ru", "es", "uk"):
        for text, _ in paragraphs(language):
            assert all(parse_when(edtf) for edtf in said(text, language).values())


@pytest.mark.parametrize(
    "text", ["on Sunday", "on Tuesday", "last week", "yesterday", "the day before yesterday"]
)
def test_the_reason_of_a_date_is_one_that_check_counts_again(tiny, text):
    (mark,) = dates(text, language_of("en"), DAY)
    fact = replace(
        tiny.facts[0], when=parse_when(mark.meaning), when_is=WhenIs.INFERRED, when_why=mark.why
    )
    wrong = replace(fact, when=parse_when("2031-01-01"))
    assert mark.detail == WhenIs.INFERRED
    for one, problems in ((fact, 0), (wrong, 1)):
        material = Material(replace(tiny, facts=(one,)), {})
        assert len(list(inferred_dates_are_right(material))) == problems


def test_the_weekday_of_the_article_itself_is_said_to_be_uncertain():
    (mark,) = dates("on Tuesday", language_of("en"), DAY)
    assert mark.meaning == "2031-05-13"
    assert mark.why == (
        "'Tuesday', counted from Tuesday 20 May 2031: 13 May 2031, or the article's own Tuesday."
    )


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("A meeting on 22 May", "the nearest to 20 May 2031; the last one, if it is past"),
        ("It began on 22 May", "the last before 20 May 2031; the next one, if it is still to come"),
        ("It is to begin on 22 May", "the next after 20 May 2031"),
        ("the middle of June", "the nearest to 20 May 2031; the last one, if it is past"),
    ],
)
def test_the_reason_of_a_date_says_how_its_year_was_chosen(text, how):
    (mark,) = dates(text, language_of("en"), DAY)
    assert mark.why.endswith(f", {how}.")


def counted(text, language="en"):
    there = figures(text, language_of(language))
    return [(float(one.meaning), one.detail, bool(one.why)) for one in there]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "about 4,500 old portable radios", [(4500, "old portable radios", True)]),
        ("en", "$50m and US$1.5 million", [(5e7, "dollars", False), (1.5e6, "dollars", False)]),
        ("en", "20 per cent, 5%", [(20, "per cent", False), (5, "%", False)]),
        ("en", "an F-16, the 2nd, 10:30, Il-76, 1.2.3", []),
        ("en", "two hundred and five men", [(205, "men", False)]),
        ("en", "one of thousands", []),
        ("en", "Twenty-seven of them, well-known", [(27, "", False)]),
        ("en", "twenty-one thousand boats", [(21000, "boats", False)]),
        ("en", "three, four", [(3, "", False), (4, "", False)]),
        ("ru", "4,5 тыс. человек", [(4500, "", False)]),
        ("ru", "сто двадцать пять новых лодок", [(125, "новых лодок", False)]),
        ("ru", "5-й флот и 5-тысячный отряд", []),
        ("es", "4.500 barcos de guerra rusos", [(4500, "barcos de guerra", False)]),
        ("es", "treinta y cinco mil botes", [(35000, "botes", False)]),
        ("uk", "близько двох мільйонів гривень", [(2e6, "гривень", True)]),
        ("de", "rund 4,5 Millionen Euro", [(4.5e6, "Euro", False)]),
    ],
)
def test_figures_are_read_with_scale_unit_and_approximation(language, text, wanted):
    assert counted(text, language) == wanted


def test_a_form_that_native_has_not_is_found_and_said_to_be_missing(named):
    (mark,) = marks("прибыл из Айландии", "ru", DAY, named)
    assert mark.meaning == "actors:islandia"
    assert mark.why == "Not among native of actors:islandia: add 'Айландии'."
    (exact,) = marks("это Айландия", "ru", DAY, named)
    assert exact.why == ""


def test_a_name_needs_its_capital(named):
    assert marks("the reef club", "en", DAY, named) == ()
    assert marks("the reef club met, the lamp office too", "en", DAY, named) == ()


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Yesterday they met Jan van Dyck in Oslo.", ["Jan van Dyck", "Oslo"]),
        ("They left. Nobody knows.", []),
        ("NATO met. The ship left.", ["NATO"]),
        ("A HEADING IN CAPITALS", []),
        ("Yemen's government met. It's late.", ["Yemen"]),
        ("Cairo has asked. Riyadh denied it. Nobody has said so.", ["Cairo", "Riyadh"]),
        ("Critics denied it. Those boats left.", []),
        ("The lane off Bab el-Mandeb was shut.", ["Bab el-Mandeb"]),
    ],
)
def test_words_with_a_capital_that_nobody_knows_are_listed(tiny, text, unknown):
    there = marks(text, "en", DAY, tiny)
    assert [one.text for one in there if one.sort is Sort.NAME and not one.meaning] == unknown


def test_a_paragraph_of_a_known_article_resembles_its_own_facts(named):
    text = "Last week Islandia asked Fjordmark for a new lamp. It costs 1,500,000 crowns."
    alike = resembling(marks(text, "en", DAY, named), named)
    assert [(one.fact, one.why) for one in alike] == [
        ("lamp-is-old", "both name islandia and 1.5 million crowns"),
        ("lamp-asked", "both name fjordmark and islandia"),
    ]
    assert resembling(marks("Nothing is known.", "en", DAY, named), named) == []


@pytest.mark.parametrize(
    ("text", "fact", "why"),
    [
        (
            "The lamp of Skerjaoddi was dark for two and not three nights, Nordtråden said.",
            "lamp-failed",
            "both name northern-wire, skerra-point and about 3 nights",
        ),
        (
            "It was on 6 May that a crowd in Vestra gathered.",
            "failure-denied",
            "both name vestra and 2031-05-06",
        ),
        (
            "Å. Holm again denied that the lamp went dark.",
            "failure-denied",
            "both name ansa-holm and 'denied'",
        ),
    ],
)
def test_a_figure_that_is_corrected_a_day_and_a_denial_are_told_again(tiny, text, fact, why):
    alike = resembling(marks(text, "en", DAY, tiny), tiny)
    assert (fact, why) in [(one.fact, one.why) for one in alike]


def test_all_sorts_are_found(named):
    sorts = Counter(one.sort for _, there in read("en", named) for one in there)
    assert set(sorts) == set(Sort)
