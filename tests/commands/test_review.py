"""`review list` and `review sign`, and what a dossier refuses that requires reviews."""

import json
from datetime import date

import pytest

from dashboard.cli import main
from dashboard.commands import review
from dashboard.loading import load
from tests.loading.copies import edit

FACTS = "data/facts.yaml"
BY = ("--by", "A. Holm", "--on", "2031-05-21")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """The day on which these tests sign: soon after the article."""
    monkeypatch.setattr(review, "_today", lambda: date(2031, 5, 31))


def run(copy, *words):
    """The exit code of a command on a copy of the dossier."""
    return main([*words, "--config", str(copy / "config.yaml")])


def sign(copy, *ids):
    assert run(copy, "review", "sign", *BY, *ids) == 0


def lines(capsys):
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def strict(copy):
    """A copy that requires reviews, with a headline, and is never too old for a briefing."""
    head = "review: required\nstale_after_days: 1000000\nas_of:"
    edit(copy / "config.yaml", "as_of:", head)
    with (copy / "config.yaml").open("a") as config:
        config.write(
            "headline:\n"
            "  text: Northern Wire says that the lamp went dark; Ånsa Holm denied it.\n"
            "  facts: [lamp-failed, failure-denied]\n"
        )
    return copy


# list


def test_a_list_counts_each_collection_and_names_what_is_open(copy, capsys):
    sign(copy, "lamp-failed", "crew-asked", "places:vestra")
    edit(copy / FACTS, "Asked is not granted.", "Asked is not given.")
    edit(copy / FACTS, "for about three nights.", "for about two nights.")
    capsys.readouterr()
    assert run(copy, "review", "list") == 0
    said = lines(capsys)
    assert "facts: 1 reviewed, 1 changed since, 8 not reviewed" in said
    assert "places: 1 reviewed, 0 changed since, 8 not reviewed" in said
    opened = [line for line in said if line.startswith("data/")]
    changed = "changed since its review by A. Holm on 2031-05-21"
    assert opened[0] == f"data/facts.yaml:2  fact 'lamp-failed': {changed}"
    assert "data/facts.yaml:32  fact 'lamp-asked': not reviewed" in opened
    assert not any("crew-asked" in line or "vestra" in line for line in opened)


def test_a_list_for_programs_has_every_entry(copy, capsys):
    sign(copy, "lamp-failed")
    capsys.readouterr()
    assert run(copy, "review", "list", "--json") == 0
    entries = json.loads(capsys.readouterr().out)["entries"]
    found = {(one["collection"], one["id"]): one for one in entries}
    assert found["facts", "lamp-failed"] == {
        "collection": "facts",
        "id": "lamp-failed",
        "file": FACTS,
        "line": 2,
        "standing": "reviewed",
        "by": "A. Holm",
        "on": "2031-05-21",
    }
    assert found["places", "vestra"]["standing"] == "not reviewed"
    assert len(found) == len(entries) == 47


# sign


def test_a_signature_is_one_line_of_its_entry(copy, capsys):
    before = (copy / FACTS).read_text("utf-8").splitlines()
    sign(copy, "facts:lamp-failed")
    said = "data/facts.yaml:2  fact 'lamp-failed': reviewed by A. Holm on 2031-05-21"
    assert lines(capsys) == [said]
    after = (copy / FACTS).read_text("utf-8").splitlines()
    [added] = [line for line in after if line.strip().startswith("reviewed:")]
    assert added.startswith("    reviewed: {by: A. Holm, on: 2031-05-21, digest: ")
    assert [line for line in after if line != added] == before


def test_a_signature_changes_nothing_that_the_dossier_says(copy, tiny):
    sign(copy, "lamp-failed", "actors:ansa-holm")
    assert load(copy / "config.yaml").digest == tiny.digest


def test_a_later_signature_takes_the_place_of_an_earlier_one(copy, capsys):
    sign(copy, "lamp-failed")
    edit(copy / FACTS, "for about three nights.", "for about two nights.")
    edit(
        copy / FACTS,
        "value: 3, unit: nights, approximate: true, written: three",
        "value: 2, unit: nights, approximate: true",
    )
    assert run(copy, "review", "sign", "--by", "B. Lind", "--on", "2031-05-22", "lamp-failed") == 0
    text = (copy / FACTS).read_text("utf-8")
    assert text.count("reviewed:") == 1
    assert "by: B. Lind, on: 2031-05-22" in text
    run(copy, "review", "list")
    assert "facts: 1 reviewed, 0 changed since, 9 not reviewed" in lines(capsys)


@pytest.mark.parametrize(
    ("day", "entry", "said"),
    [
        ("2031-06-01", "lamp-failed", "--on 2031-06-01 is still to come"),
        (
            "2031-05-19",
            "lamp-failed",
            "--on 2031-05-19 is before 2031-05-20, the day of an article of fact 'lamp-failed'",
        ),
        (
            "1999-01-01",
            "places:vestra",
            "--on 1999-01-01 is before 2031-05-20, the day of an article of place 'vestra'",
        ),
    ],
)
def test_nothing_is_read_before_its_article_or_after_today(copy, capsys, day, entry, said):
    assert run(copy, "review", "sign", "--by", "A", "--on", day, entry) == 2

    assert f"{said}; give the day of the reading" in capsys.readouterr().err
    assert "reviewed:" not in (copy / FACTS).read_text("utf-8")


def test_a_dossier_ahead_of_today_is_signed_on_its_own_day(copy, monkeypatch):
    monkeypatch.setattr(review, "_today", lambda: date(2026, 1, 1))

    assert run(copy, "review", "sign", "--by", "A", "--on", "2031-05-20", "lamp-failed") == 0
    assert run(copy, "review", "sign", "--by", "A", "lamp-failed") == 0
    assert "{by: A, on: 2026-01-01" in (copy / FACTS).read_text("utf-8")


def test_fifty_signatures_in_a_row_keep_every_other_byte(copy):
    text = (copy / FACTS).read_text("utf-8")
    text = text.replace("    kind: harbour\n", "    kind: harbour  # the lamp, not the port\n")
    text = text.replace("  - id: lamp-asked", "\n  # What follows was asked.\n  - id: lamp-asked")
    (copy / FACTS).write_text(f"# Of two articles.\n{text}# The end.\n", "utf-8")
    before = (copy / FACTS).read_bytes()
    names = list(load(copy / "config.yaml").fact)
    for number in range(50):
        sign(copy, names[number % len(names)])
    after = (copy / FACTS).read_bytes()
    kept = [line for line in after.splitlines(True) if not line.startswith(b"    reviewed: {by:")]
    assert b"".join(kept) == before
    assert after.count(b"reviewed:") == len(names)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("lamp-faild", "no entry 'lamp-faild' in facts; did you mean 'lamp-failed'?"),
        ("vestra", "no entry 'vestra' in facts; did you mean 'places:vestra'?"),
        ("places:vestre", "no entry 'places:vestre' in places; did you mean 'vestra'?"),
        (
            "maps:near",
            "no entry 'maps:near' in maps; the collections are: sources, actors, places, terms,"
            " facts, equipment, aid, not_aid, responses, relations, tensions, questions",
        ),
    ],
)
def test_an_entry_that_is_not_there_is_refused_and_nothing_is_signed(copy, capsys, named, said):
    assert run(copy, "review", "sign", *BY, "lamp-failed", named) == 2
    assert capsys.readouterr().err == f"crisis-dashboard: {said}\n"
    assert "reviewed" not in (copy / FACTS).read_text("utf-8")


def test_files_with_problems_are_not_signed(copy, capsys):
    edit(copy / FACTS, "would not comment.", "would not comment on 19 June.")
    assert run(copy, "review", "sign", *BY, "lamp-failed") == 1
    said = "crisis-dashboard: the files have 1 problem; run crisis-dashboard check, then sign\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", " "), "give a name of 1 to 200 visible characters"),
        (("--by", "A\u200bHolm"), "give a name of 1 to 200 visible characters"),
        (("--by", "A", "--on", "21 May"), "'21 May' is no day; write it as 2031-05-21"),
    ],
)
def test_a_signature_without_a_name_or_a_day_is_refused(copy, capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        run(copy, "review", "sign", *words, "lamp-failed")
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


# review: required


def refused(copy, capsys, *options):
    """What a check says of unreviewed facts, without the hints."""
    capsys.readouterr()
    run(copy, "check", *options)
    return [line for line in lines(capsys) if "unreviewed" in line]


def all_but(copy, *left):
    """Sign all facts but some."""
    sign(copy, *(name for name in load(copy / "config.yaml").fact if name not in left))


def test_a_dossier_whose_facts_are_all_reviewed_is_ready(strict, capsys):
    all_but(strict)
    capsys.readouterr()
    assert run(strict, "check", "--strict", "--deck") == 0
    assert "Ready: 15 slides" in capsys.readouterr().out


def test_without_strict_and_deck_nothing_is_refused(strict):
    assert run(strict, "check") == 0


def test_an_unreviewed_key_figure_is_refused(strict, capsys):
    all_but(strict, "lamp-is-old")
    found = refused(strict, capsys, "--strict")
    said = "key_figures 2 · fact: rests on an unreviewed fact: 'lamp-is-old' (not reviewed)"
    assert f"config.yaml:72:6  {said}" in found
    assert not any("headline" in line or "key_figures 1" in line for line in found)


def test_an_unreviewed_headline_is_refused(strict, capsys):
    all_but(strict, "failure-denied")
    found = refused(strict, capsys, "--strict")
    assert [line.split("  ")[1] for line in found if "headline" in line] == [
        "headline · facts: rests on an unreviewed fact: 'failure-denied' (not reviewed)"
    ]
    assert not any("key_figures" in line for line in found)


def test_a_change_makes_what_rests_on_the_fact_unreviewed_again(strict, capsys):
    all_but(strict)
    edit(strict / FACTS, "Keeper denied that it went dark", "The keeper denied it")
    assert run(strict, "check", "--strict") == 1
    [headline] = [one for one in refused(strict, capsys, "--strict") if "headline" in one]
    since = "changed since its review by A. Holm on 2031-05-21"
    assert headline.endswith(f"rests on an unreviewed fact: 'failure-denied' ({since})")


SHOW_THE_SHIP = (
    "waters",
    "asked",
    "each",
    "unsaid",
    "rungs",
    "voices",
    "chains",
    "bases",
    "outlets",
)


def test_a_slide_is_refused_for_what_it_shows_and_no_other(strict, capsys):
    all_but(strict, "lamp-under-way")
    found = refused(strict, capsys, "--strict")
    said = "rests on an unreviewed fact: 'lamp-under-way' (not reviewed)"
    assert found[0] == f"config.yaml:115:5  slide 'waters': {said}"
    assert tuple(line.split("'")[1] for line in found) == SHOW_THE_SHIP


def test_the_deck_alone_refuses_the_same_slides(strict, capsys):
    all_but(strict, "lamp-under-way")
    assert run(strict, "check", "--deck") == 1
    found = [line for line in refused(strict, capsys, "--deck") if line.startswith("slide")]
    assert tuple(line.split("'")[1] for line in found) == SHOW_THE_SHIP
    assert found[0] == (
        "slide 'waters': it rests on an unreviewed fact: 'lamp-under-way' (not reviewed); read"
        " against the article, then run: crisis-dashboard review sign --by NAME lamp-under-way"
    )


def test_facts_that_a_slide_names_and_does_not_show_are_refused_too(strict, capsys):
    old = "    title: Whether the lamp went dark is disputed\n"
    edit(strict / "config.yaml", old, f"{old}    facts: [lamp-under-way]\n")
    all_but(strict, "lamp-under-way")
    found = refused(strict, capsys, "--strict")
    assert any("slide 'dark' · facts: rests on" in line for line in found)


def test_the_usual_deck_is_refused_too(strict, capsys):
    config = strict / "config.yaml"
    start, rest = config.read_text("utf-8").split("slides:\n")
    config.write_text(start + rest[rest.index("strands:") :], "utf-8")
    all_but(strict, "move-considered")
    found = refused(strict, capsys, "--strict")
    said = "slide 'weight' of the usual deck rests on an unreviewed fact: 'move-considered'"
    assert f"{said} (not reviewed)" in "\n".join(found)
