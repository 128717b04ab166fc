"""Errors planted one at a time: each is caught, and by the rule that its file names.

A file of `tests/planted` says which dossier, which file and, after 'in', which entry; whether the
text of the article is at hand; then the text to replace, what to write instead, and the name of
the rule that must find it. 'nobody' stands for what only a second reader can see, with the reason.
"""

import re
import shutil
from collections import Counter
from datetime import date
from functools import cache

import pytest

from dashboard.loading.inspection import inspect
from tests.loading.copies import ROOT, copy_to

CASES = sorted((ROOT / "tests" / "planted").glob("*.txt"))
ARTICLE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
FORM = re.compile(
    r"(?P<dossier>tiny|real) (?P<file>\S+)(?: in (?P<entry>\S+))?(?P<text> with the text)?"
    r"(?P<strict> before a briefing)?\n--- instead of\n(?P<old>.+)\n"
    r"--- write\n(?P<new>.*?)\n?--- and read\n(?P<rule>.+)\n",
    re.DOTALL,
)
DAY = date(2031, 5, 21)
LEAST_CAUGHT = 45


def copied(dossier, folder):
    """A copy of one of the two dossiers; returns its folder."""
    if dossier == "tiny":
        return copy_to(folder)
    for name in ("data", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".*"))
    shutil.copy(ROOT / "config.yaml", folder)
    return folder


def spoil(path, entry, old, new):
    """Replace a text that stands in a file exactly once, or where it stands first in an entry."""
    text = path.read_text("utf-8")
    start = text.index(f"- id: {entry}\n") if entry else 0
    end = text.find("\n  - id: ", start + 1) if entry else -1
    part = text[start : end if end > 0 else len(text)]
    there = part.count(old)
    assert there == 1 or (entry and there), f"{old!r} stands {there} times in {entry or path.name}"
    path.write_text(text.replace(part, part.replace(old, new, 1)), "utf-8")


def problems_of(folder, *, text=False, strict=False):
    """What is said, and by which rule, wherever it stands."""
    articles = [ARTICLE] if text else []
    found = inspect(folder / "config.yaml", articles, briefing_on=DAY if strict else None)
    return Counter((problem.check, problem.what) for problem in found.draft.findings.problems)


@cache
def before(dossier, text, strict):
    """What is said of a dossier in which nothing is planted."""
    folder = ROOT / "tests" / "tiny" if dossier == "tiny" else ROOT
    return problems_of(folder, text=text, strict=strict)


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_planted_error_is_caught_by_its_rule(case, tmp_path):
    found = FORM.fullmatch(case.read_text("utf-8"))
    assert found, "the case has another form"
    folder = copied(found["dossier"], tmp_path)
    spoil(folder / found["file"], found["entry"], found["old"], found["new"])

    how = {"text": bool(found["text"]), "strict": bool(found["strict"])}
    new = problems_of(folder, **how) - before(found["dossier"], *how.values())

    rules = {rule for rule, _ in new}
    if found["rule"].startswith("nobody: "):
        assert not rules, "it is caught after all: name the rule"
    else:
        assert found["rule"] in rules


def test_there_are_cases_of_both_dossiers_and_of_every_rule_of_sentences():
    from dashboard.loading.draft import rule_name
    from dashboard.loading.editorial import RULES

    forms = [FORM.fullmatch(case.read_text("utf-8")) for case in CASES]
    rules = Counter(form["rule"] for form in forms if not form["rule"].startswith("nobody"))
    assert rules.total() >= LEAST_CAUGHT
    assert {form["dossier"] for form in forms} == {"tiny", "real"}
    assert {rule_name(rule) for rule in RULES} - set(rules) == UNIT_TESTED


UNIT_TESTED = {"weekdays-of-the-text-are-right", "voices-stand-in-the-text"}
"""Rules that need another text than the made-up one; see test_editorial.py."""


@pytest.mark.parametrize("dossier", ["tiny"])
@pytest.mark.parametrize("text", [False, True])
def test_nothing_is_said_of_a_dossier_in_which_nothing_is_planted(dossier, text):
    assert before(dossier, text, True) == Counter()
