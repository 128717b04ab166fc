"""Problems: data with a place, in the two lines that `check` prints."""

from dashboard.domain.problems import BadDossier, CrisisError, Problem

FACT = Problem("data/facts.yaml", 41, 7, "fact 'a' · when: '2025-13' is not a date", "write YYYY")


def test_a_problem_says_where_what_and_what_to_do():
    assert str(FACT) == (
        "data/facts.yaml:41:7  fact 'a' · when: '2025-13' is not a date\n    hint: write YYYY"
    )


def test_a_problem_of_a_whole_file_has_no_line():
    assert str(Problem("data/facts.yaml", 0, 0, "is missing")) == "data/facts.yaml  is missing"


def test_a_warning_says_that_it_is_one():
    assert str(Problem("a.yaml", 1, 1, "is odd", warning=True)) == "a.yaml:1:1  warning: is odd"


def test_problems_are_sorted_as_one_mends_them():
    later = Problem("data/facts.yaml", 102, 1, "a")
    whole = Problem("data/facts.yaml", 0, 0, "z")
    other = Problem("config.yaml", 900, 1, "z")

    assert sorted([later, FACT, whole, other]) == [other, whole, FACT, later]


def test_the_error_holds_them_all_and_says_them_all():
    bad = BadDossier((FACT, Problem("x.yaml", 0, 0, "is empty")))

    assert isinstance(bad, CrisisError)
    assert str(bad) == f"{FACT}\nx.yaml  is empty"
    assert bad.problems[1].file == "x.yaml"
