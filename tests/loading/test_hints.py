"""Whoever does what a hint says has a dossier again: no hint leads to another problem.

Each case of `tests/bad` that is named here is broken first, then mended as its hint says.
"""

import pytest

from dashboard.loading import attempt
from tests.loading.copies import ROOT, edit
from tests.loading.test_bad import FORM

FACTS, AID, CONFIG = "data/facts.yaml", "data/aid.yaml", "config.yaml"
ACTORS, PLACES, SOURCES = "data/actors.yaml", "data/places.yaml", "data/sources.yaml"
SEED = "seeds/gazette-2031-05-20.yaml"
OBEYED = {
    "actor-named-twice": [(FACTS, "tropica, tropica]", "tropica]")],
    "asker-is-no-state": [(AID, "asker: reef-club", "asker: islandia")],
    "basis-of-earlier": [(FACTS, "basis: anonymous-officials", "basis: unnamed-sources")],
    "belongs-to-no-state": [(ACTORS, "of: reef-club", "of: fjordmark")],
    "chain-without-article": [(FACTS, "[northern-wire, ship-tracker]", "[gazette, ship-tracker]")],
    "colour-by-name": [(CONFIG, "ink: black", "ink: '#000000'")],
    "colour-without-quotes": [(CONFIG, "page: #ffffff", "page: '#fbfaf7'")],
    "context-is-a-heading": [(FACTS, "context: [4]", "context: [3]")],
    "context-is-cited": [(FACTS, "context: [3, 5]", "context: [3]")],
    "corrected-by-itself": [(FACTS, "    corrects: move-considered\n", "")],
    "corrected-twice": [
        (
            FACTS,
            "  - id: move-considered\n    corrects: lamp-is-old",
            "  - id: move-considered\n    corrects: boats-at-risk",
        )
    ],
    "country-unknown": [(PLACES, "country: JAN", "country: JAM")],
    "date-backwards": [(FACTS, "2031-05-04/2031-05-02", "2031-05-02/2031-05-04")],
    "day-expected": [(CONFIG, "as_of: 20 May 2031", "as_of: 2031-05-20")],
    "day-not-in-calendar": [(SEED, "2031-05-32", "2031-05-20")],
    "disc-without-why": [
        (PLACES, "    radius_km: 200\n", "    radius_km: 200\n    why: The edge is ours.\n")
    ],
    "edition-digest-too-short": [(CONFIG, "digest: abc", f"digest: {'0' * 64}")],
    "entry-is-text": [
        (
            "data/questions.yaml",
            "  - a question\n",
            "  - {id: a, topic: Lamp, question: Which lamp, settled_by: A list.}\n",
        )
    ],
    "fact-after-as-of": [(FACTS, "when: 2031-05-21", "when: 2031-05-20")],
    "fact-off-the-timeline": [(CONFIG, "start: 2024-01-01", "start: 2023-01-01")],
    "former-id-in-use": [(FACTS, "    formerly: [lamp-failed]\n", "")],
    "former-id-of-its-own": [(FACTS, "    formerly: [move-considered]\n", "")],
    "former-id-of-two": [
        (FACTS, "  - id: move-considered\n    formerly: [boats]\n", "  - id: move-considered\n")
    ],
    "framer-with-semicolon": [
        (CONFIG, "https://harbour.example; script-src *", "https://a.example")
    ],
    "hedge-but-reported": [
        (FACTS, "status: reported\n    basis: unnamed", "status: possible\n    basis: unnamed")
    ],
    "id-not-a-slug": [("data/tensions.yaml", "id: Dark or not?", "id: dark-or-not")],
    "id-twice": [
        (
            "data/questions.yaml",
            "  - id: ship-arrived\n    topic: The lighthouse",
            "  - id: another\n    topic: The lighthouse",
        )
    ],
    "key-figure-not-there": [(CONFIG, "figure: 3, label", "figure: 2, label")],
    "key-figure-without-figures": [
        (CONFIG, "fact: failure-denied, figure: 1", "fact: lamp-is-old, figure: 1")
    ],
    "key-misspelt": [(FACTS, "speeker", "speaker")],
    "key-unknown": [(FACTS, "    year: 2031\n", "")],
    "kind-misspelt": [(FACTS, "kind: harbor\n", "kind: harbour\n")],
    "kind-unknown": [(FACTS, "kind: weather", "kind: harbour")],
    "language-unknown": [(SEED, "language: English", "language: en")],
    "latitude-alone": [(PLACES, "    lat: 15.0\n", "    lat: 15.0\n    lon: -75.0\n")],
    "line-is-a-point": [(PLACES, "[[5.3, 60.4]]", "[[5.3, 60.4], [-8.0, 62.5]]")],
    "link-host-of-two-readings": [(SOURCES, "straße.example", "xn--strae-oqa.example")],
    "link-not-http": [(SOURCES, "javascript:alert(1)", "https://harbour.example/a")],
    "link-with-a-space": [(SOURCES, "2031 05|20", "2031%2005%7C20")],
    "marks-of-unease": [("data/tensions.yaml", "    marks: [lamp-failed]\n", "")],
    "number-in-braces": [(FACTS, "1,500,000", "1500000")],
    "number-in-braces-with-decimal-comma": [(FACTS, "1,5,", "1.5,")],
    "number-in-full-width-digits": [(FACTS, "value: ３", "value: 3")],  # noqa: RUF001
    "number-too-long": [(FACTS, "1234567890123456", "123456789012345")],
    "number-with-comma": [(FACTS, '"1,500,000"', "1500000")],
    "page-twice": [(CONFIG, "timeline, situation]", "timeline]")],
    "paragraph-is-a-heading": [(FACTS, "paragraphs: [1, 4]", "paragraphs: [1, 2]")],
    "place-unknown": [(FACTS, "[atlantis]", "[vestra]")],
    "record-expected": [(FACTS, "      - 120 years\n", "      - {value: 120, unit: years}\n")],
    "requests-lost": [("data/tripwires.yaml", "requests_per_state: 2", "requests_per_state: 1")],
    "seat-of-no-state": [(ACTORS, "    kind: group\n    seat: vestra\n", "    kind: group\n")],
    "seed-of-no-article": [
        (SOURCES, "    kind: outlet\n    seed: gazette-2031-05-20\n", "    kind: outlet\n")
    ],
    "sign-of-an-unlocated-place": [(CONFIG, "      - {place: new-site}\n", "")],
    "span-backwards": [
        (CONFIG, "start: 2031-04-30, end: 2031-04-01", "start: 2031-04-01, end: 2031-04-30")
    ],
    "state-asks-itself": [(AID, "asked: islandia", "asked: tropica")],
    "text-with-comma-in-braces": [
        (FACTS, "unit: nights, long ones,", 'unit: "nights, long ones",')
    ],
    "top-key-misspelt": [(AID, "notaid:", "not_aid:")],
    "top-not-a-list": [("data/questions.yaml", "  one:\n", "")],
    "true-or-false-expected": [(FACTS, "approximate: yes", "approximate: true")],
    "unlocated-with-geometry": [
        (PLACES, "    precision: unlocated\n    outline: ISL\n", "    precision: unlocated\n")
    ],
    "value-missing": [(FACTS, "    note:\n", "")],
    "why-without-inferred": [(FACTS, "when_why: It says so.", "note: It says so.")],
    "slide-text-too-long": [(CONFIG, "x" * 201, "x" * 200)],
    "link-in-curly-quotes": [(SOURCES, "“", ""), (SOURCES, "”", "")],
    "colour-in-curly-quotes": [(CONFIG, "“#ffffff”", "'#ffffff'")],
    "entry-with-full-width-colon": [(FACTS, "[value：3]", "[{value: 3, unit: nights}]")],  # noqa: RUF001
    "word-in-curly-quotes": [(FACTS, "“denied”", '"denied"')],
    "word-misspelt": [(FACTS, "status: denyed", "status: denied")],
    "yaml-anchor-and-alias": [
        (FACTS, "&said Fjordmark", "Fjordmark"),
        (FACTS, "note: *said", "note: '*said'"),
    ],
}
"""By case: in which file, what to replace and by what, as the hint says it."""


@pytest.mark.parametrize("name", OBEYED)
def test_whoever_does_what_the_hint_says_has_a_dossier(name, copy):
    found = FORM.fullmatch((ROOT / "tests" / "bad" / f"{name}.txt").read_text("utf-8"))
    edit(copy / found["file"], found["old"], found["new"])
    assert attempt(copy / CONFIG).dossier is None
    for file, old, new in OBEYED[name]:
        edit(copy / file, old, new)

    made = attempt(copy / CONFIG)

    assert "\n".join(map(str, made.problems)) == ""
