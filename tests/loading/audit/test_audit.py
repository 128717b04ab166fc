"""The made-up dossier held against the made-up article: all of it stands there, and no slip does.

Each file of `tests/slips` puts one slip into the dossier, in the form of `tests/bad`.
"""

import re
from datetime import date
from unicodedata import normalize

import pytest

from dashboard.loading import load_with_draft
from dashboard.loading.audit import audit
from dashboard.loading.inspection import inspect
from dashboard.loading.original import ArticleMismatch, digest_of
from tests.loading.copies import ROOT, edit
from tests.loading.test_bad import FORM

ARTICLE = ROOT / "tests" / "texts" / "gazette-2031-05-20.txt"
CASES = sorted((ROOT / "tests" / "slips").glob("*.txt"))


def audited(folder, article=ARTICLE):
    dossier, draft = load_with_draft(folder / "config.yaml")
    made = audit(dossier, draft, article)
    return made, "\n".join(map(str, draft.findings.problems))


def said(folder, article=ARTICLE):
    return audited(folder, article)[1]


def test_the_made_up_dossier_stands_in_its_article_and_the_checks_are_counted(copy):
    made, problems = audited(copy)
    assert problems == ""
    assert dict(made.made) == {
        "paragraph": 5,
        "figure": 3,
        "date": 8,
        "outlet": 4,
        "other source": 1,
        "person": 1,
        "other actor": 7,
        "place": 2,
    }
    assert (len(made.facts), made.reports) == (10, 10)


FORMS = {
    "nfd": lambda text: normalize("NFD", text),
    "no-break": lambda text: text.replace(" ", "\xa0"),
    "narrow": lambda text: text.replace(" ", "\u202f"),
    "thin": lambda text: text.replace(" ", "\u2009"),
    "ideographic": lambda text: text.replace(" ", "\u3000"),
    "two": lambda text: text.replace(" ", "  "),
    "nfd and no-break": lambda text: normalize("NFD", text.replace(" ", "\xa0")),
}
"""How else a text may be encoded and spaced that reads the same."""
IN_A_TEXT = re.compile(r"(statement|short|caveat|note|name|say|detail|written|hedge): (.+)")


def problems_of(folder, article):
    found = inspect(folder / "config.yaml", [article], briefing_on=date(2031, 5, 21))
    return "\n".join(map(str, found.draft.findings.problems)), dict(found.audits[0].made)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_article_that_reads_the_same_is_the_recorded_one(form, copy, tmp_path):
    whole = problems_of(copy, ARTICLE)
    article = tmp_path / ARTICLE.name
    article.write_text(form(ARTICLE.read_text("utf-8")), "utf-8")
    assert article.read_text("utf-8") != ARTICLE.read_text("utf-8")

    assert problems_of(copy, article) == whole
    assert whole[0] == ""


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_texts_of_the_dossier_that_read_the_same_are_judged_the_same(form, copy):
    whole = problems_of(copy, ARTICLE)
    for path in (copy / "data").glob("*.yaml"):
        text = path.read_text("utf-8")
        path.write_text(IN_A_TEXT.sub(lambda m: f"{m[1]}: {form(m[2])}", text), "utf-8")

    assert problems_of(copy, ARTICLE) == whole


def test_what_is_found_in_a_text_of_another_form_has_its_place(copy):
    edit(copy / "data/facts.yaml", "about three nights.", "about\xa0seven nights.")

    said, _ = problems_of(copy, ARTICLE)

    assert "data/facts.yaml:3:5  fact 'lamp-failed' · statement: says 'seven'" in said


def test_another_letter_is_another_text_all_the_same(copy, tmp_path):
    article = tmp_path / ARTICLE.name
    article.write_text(ARTICLE.read_text("utf-8").replace("å", "a", 1), "utf-8")

    assert "differs" in problems_of(copy, article)[0]


def test_what_cannot_be_checked_is_counted_and_named(copy):
    made, _ = audited(copy)
    names = {why: dict(what) for why, what in made.passed.items()}
    own = "report dates that are the article's own day, which the paragraph need not name"
    assert names[own] == {"tropica-unclear": 1, "move-considered": 1}
    without = "{} without names in the language of the article".format
    assert names[without("other sources")] == {
        "logbook": 2,
        "keeper-statement": 1,
        "harbour-officials": 1,
        "ship-tracker": 1,
        "lamp-office": 1,
    }
    assert names[without("other actors")] == {
        "lampworks": 1,
        "lamp-office": 1,
    }
    assert sum(names[without("places")].values()) == 6


ISLANDIA = "no name of 'islandia'"


@pytest.mark.parametrize(
    ("entry", "checked", "wrong"),
    [
        ("name: Islandia", True, False),
        ("name: The Islandia", True, False),
        ("name: Isle\n    aliases: [Islandia]", True, False),
        ("name: Isle", False, False),
        ("name: Isle\n    native: [Isla]", True, True),
        ("name: Islandia\n    native: [Isla]", True, False),
    ],
)
def test_a_name_or_an_alias_that_the_text_has_is_as_good_as_a_native_name(
    copy, entry, checked, wrong
):
    edit(copy / "data" / "actors.yaml", "name: Islandia", entry)

    made, problems = audited(copy)

    passed = made.passed["other actors without names in the language of the article"]
    assert ("islandia" not in passed) is checked
    assert (ISLANDIA in problems) is wrong


def test_inferred_dates_are_not_looked_for_and_listed_apart(copy):
    made, _ = audited(copy)
    assert [fact.id for fact in made.inferred] == ["lamp-asked"]


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_slip_in_the_data_is_reported_in_these_words(case, copy):
    found = FORM.fullmatch(case.read_text("utf-8"))
    assert found, "the case has another form"
    edit(copy / found["file"], found["old"], found["new"])

    assert said(copy) == found["said"]


def test_there_is_a_slip_for_every_sort_of_check():
    assert {case.stem for case in CASES} >= {
        *("figure", "written", "day", "month", "year"),
        *("outlet", "other-source", "person", "speaker", "place"),
    }


def test_a_paragraph_that_is_not_the_recorded_one_is_named(copy):
    spoilt = copy / "gazette-2031-05-20.txt"
    spoilt.write_text(ARTICLE.read_text("utf-8").replace("three", "four"), "utf-8")
    assert said(copy, spoilt).splitlines()[::2] == [
        "data/facts.yaml:14:59  fact 'lamp-failed' · figures 1 · written:"
        " 'three' is not in ¶ 1, ¶ 2",
        "seeds/gazette-2031-05-20.yaml:13:5  seed 'gazette-2031-05-20' · paragraphs 2 · sha256:"
        " ¶ 2 of gazette-2031-05-20.txt differs",
    ]


def test_where_paragraphs_are_missing_no_other_check_would_mean_anything(copy):
    short = copy / "short.txt"
    short.write_text("".join(ARTICLE.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    made, problems = audited(copy, short)
    assert problems == (
        "seeds/gazette-2031-05-20.yaml:7:1  seed 'gazette-2031-05-20' · paragraphs:"
        " short.txt has 4 non-blank lines, and the record has 5\n"
        "    hint: audit the recorded text, or record this one again"
    )
    assert dict(made.made) == {"paragraph": 1}


def test_no_message_quotes_the_text(copy):
    spoilt = copy / "spoilt.txt"
    spoilt.write_text(ARTICLE.read_text("utf-8").replace("Nordtråden", "Sydposten"), "utf-8")
    assert "Sydposten" not in said(copy, spoilt)
    assert said(copy, spoilt).count("no name of 'northern-wire'") == 4


def test_a_language_without_known_months_leaves_dates_unchecked_and_says_so(copy):
    edit(copy / "seeds" / "gazette-2031-05-20.yaml", "language: en", "language: xx")
    made, problems = audited(copy)
    assert problems == ""
    assert made.made["date"] == 0
    assert made.passed["dates in a language whose months the CLDR does not give"].total() == 10


# which record


@pytest.fixture
def two(copy):
    """A dossier with a second article, that no fact is drawn from."""
    seed = (copy / "seeds" / "gazette-2031-05-20.yaml").read_text("utf-8")
    other = seed.replace("id: gazette-2031-05-20", "id: bulletin")
    for number, line in enumerate(ARTICLE.read_text("utf-8").split("\n\n")):
        other = other.replace(digest_of(line.strip()), digest_of(f"{number}"))
    (copy / "seeds" / "bulletin.yaml").write_text(other, "utf-8")
    return copy


def found_by(folder, name, text):
    path = folder / name
    path.write_text(text, "utf-8")
    made, _ = audited(folder, path)
    return made.seed.id, made.found_by


def test_of_several_records_the_name_of_the_file_tells_which(two):
    text = ARTICLE.read_text("utf-8")
    assert found_by(two, "bulletin.txt", text) == ("bulletin", "by the name of the file")


def test_else_its_paragraphs_tell(two):
    text = ARTICLE.read_text("utf-8").replace("three", "four")
    assert found_by(two, "a.txt", text) == ("gazette-2031-05-20", "by 4 of its paragraphs")


def test_the_only_record_is_meant_whatever_the_text(copy):
    assert found_by(copy, "a.txt", "One.\n") == ("gazette-2031-05-20", "as the only one")


def test_a_text_that_none_of_several_records_knows_is_refused(two):
    with pytest.raises(ArticleMismatch) as refused:
        found_by(two, "a.txt", "One.\n")
    assert refused.value.what == (
        "is not one of the recorded articles: bulletin, gazette-2031-05-20"
    )


def test_the_facts_of_another_article_are_not_held_against_this_one(two):
    (two / "bulletin.txt").write_text("\n".join("01234"), "utf-8")
    made, problems = audited(two, two / "bulletin.txt")
    assert (made.facts, problems) == ((), "")
    assert dict(made.made) == {"paragraph": 5}


@pytest.mark.parametrize(
    ("there", "figure", "message"),
    [
        ("1.5 million", "{value: 1500000, unit: crowns}", ""),
        ("1.5 million", "{value: 1500000, unit: crowns, written: '1.5'}", ""),
        ("1.5 million", "{value: 1500, unit: crowns, written: '1.5'}", "value: 1500"),
        ("1.5 million", "{value: 1.5, unit: crowns, written: '1.5'}", "value: 1.5"),
        ("1.5 million", "{value: 1500000, unit: crowns, written: '15'}", "written: '15'"),
        ("1.5 million", "{value: 15000000, unit: crowns, written: '1.5'}", "value: 15000000"),
        ("5 dozen", "{value: 60, unit: crowns, written: 5 dozen}", ""),
        ("5 dozen", "{value: 60, unit: crowns, written: '5'}", "value: 60"),
        ("5 dozen", "{value: 60, unit: crowns}", "value: 60"),
        ("twelve", "{value: 12, unit: crowns, written: twelve}", ""),
        ("twelve", "{value: 12, unit: crowns}", "value: 12"),
    ],
)
def test_digits_that_are_written_do_not_hide_a_wrong_value(copy, there, figure, message):
    text = copy / "gazette-2031-05-20.txt"
    text.write_text(ARTICLE.read_text("utf-8").replace("1,500,000", there), "utf-8")
    edit(copy / "data" / "facts.yaml", "{value: 1500000, unit: crowns}", figure)
    found = [line for line in said(copy, text).splitlines() if "figures" in line]
    assert len(found) == bool(message)
    assert all(f"figures 2 · {message} is not in ¶ 5" in line for line in found)
