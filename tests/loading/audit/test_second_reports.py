"""Each report of a fact is held against the article that it names, not the first one alone."""

import shutil

import pytest

from dashboard.loading.inspection import inspect
from tests.loading.copies import ROOT, edit

TEXTS = ROOT / "tests" / "texts"
GAZETTE, COURIER = TEXTS / "gazette-2031-05-20.txt", TEXTS / "courier-2031-05-21.txt"
NARROW = "or write what this article does not say as a fact of its own"
NOT_REPEATED = "names and dates that another report of the fact may have, and this one does not"
OF_A_FACT = "-stand-in-the-text"


@pytest.fixture
def sequel(tmp_path):
    """The folder of a copy of the made-up dossier of two articles."""
    folder = tmp_path / "tests" / "sequel"
    shutil.copytree(ROOT / "tests" / "sequel", folder, ignore=shutil.ignore_patterns(".*"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "basemap").symlink_to(ROOT / "data" / "basemap")
    return folder


def of_fact(folder, fact, *articles):
    """What is found of one fact, and the audits."""
    found = inspect(folder / "config.yaml", articles)
    named = [one for one in found.draft.findings.problems if f"'{fact}'" in one.what]
    return [f"{one.what}; {one.hint}" for one in named if one.check.endswith(OF_A_FACT)], found


def changed(folder, old, new):
    edit(folder / "data" / "facts.yaml", old, new)
    return folder


def test_the_reports_of_both_articles_are_audited_and_stand_there(sequel):
    said, found = of_fact(sequel, "lamp-failed", COURIER)

    (made,) = found.audits
    assert said == []
    assert {"lamp-failed", "failure-denied", "lamp-asked"} <= {fact.id for fact in made.facts}
    assert (len(made.facts), made.reports) == (8, 8)


SECOND = "via: [courier, coast-radio, logbook]\n        paragraphs: [1]"


def test_a_second_report_under_another_paragraph_is_found(sequel):
    changed(sequel, SECOND, SECOND.replace("[1]", "[4]"))

    said, _ = of_fact(sequel, "lamp-failed", COURIER)

    assert len(said) == 2
    assert "fact 'lamp-failed' · reports 2 · via: no name of 'coast-radio' is in ¶ 4" in said[0]
    assert "places: no name of 'skerra-point' is in ¶ 4 of 'courier'" in said[1]
    assert all(NARROW in one for one in said)


def test_the_speaker_of_a_second_report_is_looked_for_in_its_article(sequel):
    changed(
        sequel,
        "via: [courier, gazette-report, keeper-statement]\n        paragraphs: [1]",
        "via: [courier, gazette-report, keeper-statement]\n        paragraphs: [2]",
    )

    said, _ = of_fact(sequel, "failure-denied", COURIER)

    assert any("reports 2 · speaker: no name of 'ansa-holm' is in ¶ 2" in one for one in said)


def figure(folder, value, written=""):
    old = "places: [skerra-point]\n    disputes: [failure-denied]"
    more = f", written: {written}" if written else ""
    return changed(folder, old, f"{old}\n    figures: [{{value: {value}, unit: days{more}}}]")


def test_a_figure_that_a_second_article_does_not_have_is_found(sequel):
    figure(sequel, 3, "three")

    said, _ = of_fact(sequel, "lamp-failed", COURIER)
    first, _ = of_fact(sequel, "lamp-failed", GAZETTE)

    assert first == []
    assert len(said) == 1
    assert "fact 'lamp-failed' · figures 1 · value: 3 is not in ¶ 1 of 'courier'" in said[0]
    assert NARROW in said[0]


def test_a_second_article_may_write_the_number_its_own_way(sequel, tmp_path):
    figure(sequel, 3, "three")
    text = COURIER.read_text("utf-8")
    for there, wrong in (("3 days", 0), ("three days", 0), ("thirteen days", 1)):
        article = tmp_path / COURIER.name
        article.write_text(text.replace("this month", f"for {there}", 1), "utf-8")
        assert len(of_fact(sequel, "lamp-failed", article)[0]) == wrong


def test_a_small_number_may_be_in_words_of_a_language_that_is_not_read(sequel):
    edit(sequel / "seeds" / "courier-2031-05-21.yaml", "language: en", "language: fi")
    figure(sequel, 3, "three")

    said, found = of_fact(sequel, "lamp-failed", COURIER)

    assert said == []
    assert found.audits[0].passed[
        "numbers that this report has not in digits, and may have in words"
    ] == {"lamp-failed": 1}


def test_a_large_number_is_looked_for_in_digits_in_whatever_language(sequel):
    edit(sequel / "seeds" / "courier-2031-05-21.yaml", "language: en", "language: fi")
    figure(sequel, 300)

    assert len(of_fact(sequel, "lamp-failed", COURIER)[0]) == 1


def test_a_date_that_a_repeat_does_not_repeat_is_no_problem_and_is_told(sequel):
    for articles in ((COURIER,), (COURIER, GAZETTE)):
        said, found = of_fact(sequel, "lamp-failed", *articles)
        assert said == []
        assert found.audits[0].passed[NOT_REPEATED] == {"lamp-failed": 2}


def test_a_date_that_no_report_names_is_a_problem_as_soon_as_all_are_at_hand(sequel):
    start = "places: [skerra-point]\n    disputes: [failure-denied]"
    when = "when: 2031-05-02/2031-05-04\n    when_is: event\n    "
    changed(sequel, when + start, when.replace("-04", "-14") + start)

    assert of_fact(sequel, "lamp-failed", COURIER)[0] == []
    said, _ = of_fact(sequel, "lamp-failed", COURIER, GAZETTE)
    assert [one.split(";")[0] for one in said] == [
        "fact 'lamp-failed' · when: '2031-05-14' is not named in ¶ 1 of 'courier'",
        "fact 'lamp-failed' · when: '2031-05-14' is not named in ¶ 1, ¶ 2 of 'gazette'",
    ]


def test_somebody_whom_only_one_article_names_is_missing_where_the_statement_names_him(sequel):
    takes_part = "places: [skerra-point]\n    disputes: [failure-denied]"
    changed(sequel, takes_part, f"actors: [reef-club]\n    {takes_part}")
    edit(sequel / "data" / "actors.yaml", "native: [Reef Club]", "native: [Tracker]")
    changed(
        sequel,
        "via: [gazette, northern-wire, logbook]\n        paragraphs: [1, 2]",
        "via: [gazette, northern-wire, logbook]\n        paragraphs: [1, 2]\n        context: [3]",
    )

    assert of_fact(sequel, "lamp-failed", COURIER, GAZETTE)[0] == []

    changed(sequel, "The lamp of Skerra Point went dark.", "The Reef Club lamp went dark.")
    said, _ = of_fact(sequel, "lamp-failed", COURIER, GAZETTE)
    assert len(said) == 1
    assert "actors: no name of 'reef-club' is in ¶ 1 of 'courier'" in said[0]
