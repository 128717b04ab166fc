"""Edits that a careful author may make: none of them is reported, with or without the text."""

from collections import Counter

import pytest

from tests.loading.test_planted import before, copied, problems_of, spoil

FACTS = "data/facts.yaml"
NEW_FACT = """  - id: keeper-wrote
    statement: The keeper said on 6 May that two boats had come too near.
    kind: harbour
    status: claimed
    basis: on-record
    via: [gazette, keeper-statement]
    paragraphs: [2]
    when: 2031-05-06
    when_is: event
    speaker: ansa-holm
    figures: [{value: 2, unit: boats, written: '2'}]
    short: "Holm: two boats came too near"
  - id: crew-asked"""
SECOND_WORDING = """  - id: lamp-asked-in-writing
    statement: Islandia asked Fjordmark in writing for a new lamp.
    kind: request
    status: reported
    basis: documents
    via: [gazette, northern-wire, logbook]
    paragraphs: [3]
    when: 2031-05-15~
    when_is: inferred
    when_why: "'Last week', counted from Tuesday 20 May 2031."
    actors: [islandia, fjordmark]
    qualifies: [lamp-asked]
  - id: crew-asked"""


EDITS = {
    "another-word-order": (
        *(FACTS, "lamp-failed", "The lamp of Skerra Point went dark for about three nights."),
        "For about three nights the lamp of Skerra Point was dark.",
    ),
    "digits-for-a-word": (FACTS, "lamp-failed", "about three nights", "about 3 nights"),
    "a-word-for-digits": (
        *(FACTS, "lamp-is-old", "120 years old"),
        "a hundred and twenty years old",
    ),
    "a-scale-in-digits": (FACTS, "lamp-is-old", "1.5 million crowns", "1,500,000 crowns"),
    "around-for-about": (FACTS, "lamp-failed", "about three", "around three"),
    "a-day-in-words": (FACTS, "failure-denied", "denied that", "denied on 6 May that"),
    "a-day-with-its-year": (FACTS, "failure-denied", "denied that", "denied on 6 May 2031 that"),
    "the-month-first": (FACTS, "failure-denied", "denied that", "denied on May 6, 2031, that"),
    "its-right-weekday": (FACTS, "failure-denied", "denied that", "denied on Tuesday 6 May that"),
    "two-days-of-one-month": (
        *(FACTS, "lamp-failed", "went dark for about three nights"),
        "went dark from 2 to 4 May, for about three nights",
    ),
    "early-in-the-month": (FACTS, "lamp-failed", "went dark for", "went dark in early May for"),
    "the-year-alone": (FACTS, "lamp-is-old", "The lamp was 120", "By 2024 the lamp was 120"),
    "rejected-for-denied": (FACTS, "failure-denied", "keeper denied", "keeper rejected the report"),
    "the-speaker-by-name": (FACTS, "failure-denied", "The keeper denied", "Ånsa Holm denied"),
    "the-name-without-accents": (FACTS, "failure-denied", "The keeper", "Keeper Ansa Holm"),
    "told-for-said": (FACTS, "boats-at-risk", "Club said that", "Club told the Gazette that"),
    "declined-for-would-not": (
        *(FACTS, "fjordmark-silent", "would not comment"),
        "declined to comment",
    ),
    "silent": (FACTS, "fjordmark-silent", "would not comment", "kept its silence"),
    "unclear-for-not-known": (FACTS, "tropica-unclear", "It is not known", "It is unclear"),
    "due-for-was-to": (FACTS, "lamp-under-way", "was to carry", "was due to carry"),
    "weighed-for-considered": (
        *(FACTS, "move-considered", "was being considered"),
        "was an option under review",
    ),
    "another-hedge": (
        *(FACTS, "crew-asked", "short: Crew reportedly asked for"),
        "short: Islandia may have asked Tropica",
    ),
    "an-adjective-of-a-state": (
        *(FACTS, "lamp-asked", "Islandia asked Fjordmark"),
        "The Islandian side asked Fjordmark",
    ),
    "a-genitive": (
        *(FACTS, "lamp-asked", "asked Fjordmark for"),
        "asked Fjordmark's government for",
    ),
    "the-asked-in-the-passive": (
        *(FACTS, "lamp-asked", "Islandia asked Fjordmark for a new lamp"),
        "Fjordmark was asked by Islandia for a new lamp",
    ),
    "a-label-with-its-voice": (
        *(FACTS, "boats-at-risk", "short: Boats were at risk, says club"),
        "short: Reef Club says boats at risk",
    ),
    "a-label-with-a-denial": (
        *(FACTS, "failure-denied", "short: Keeper denied that it went dark"),
        "short: Keeper denies the lamp went out",
    ),
    "a-label-with-a-refusal": (
        *(FACTS, "fjordmark-silent", "short: No comment from Fjordmark"),
        "short: Fjordmark declines to comment",
    ),
    "a-label-of-what-is-not-known": (
        *(FACTS, "tropica-unclear", "short: Not known if Tropica answered"),
        "short: Tropica's answer is unclear",
    ),
    "a-label-of-what-is-weighed": (
        *(FACTS, "move-considered", "short: Move considered, say lamp makers"),
        "short: A move is weighed, say makers",
    ),
    "a-label-with-a-number": (
        *(FACTS, "lamp-failed", "short: Lamp went dark, per the logbook"),
        "short: Three nights dark, says the log",
    ),
    "a-sentence-with-its-voice": (
        *(FACTS, "lamp-failed", "    kind: harbour\n"),
        "    kind: harbour\n    say: From 2 to 4 May 2031 the lamp was dark for about three nights,"
        " Northern Wire reports from the logbook; Ånsa Holm denied it on 6 May.\n",
    ),
    "a-caveat-that-a-linked-fact-lends": (
        *(FACTS, "failure-denied", "caveat: the logbook says that it went dark"),
        "caveat: Northern Wire reports from the logbook of three dark nights from 2 May",
    ),
    "a-new-fact": (FACTS, "", "  - id: crew-asked", NEW_FACT),
    "a-second-wording-that-qualifies": (FACTS, "", "  - id: crew-asked", SECOND_WORDING),
    "a-headline": (
        *("config.yaml", "", "licence: CC BY 4.0"),
        "licence: CC BY 4.0\nheadline:\n  text: Islandia asked Fjordmark for a new lamp, as"
        " Northern Wire reports on 20 May 2031.\n  facts: [lamp-asked]",
    ),
    "a-count-of-outlets-and-the-day-on-a-slide": (
        *("config.yaml", "", "title: How many voices stand behind it"),
        "title: One outlet and one article, as of 20 May 2031",
    ),
    "a-number-in-a-key-figure": (
        *("config.yaml", "", "label: Nights without a light, says the logbook"),
        "label: About three nights without a light, says the logbook",
    ),
    "an-alias": (
        *("data/actors.yaml", "", "    name: Fjordmark\n"),
        "    name: Fjordmark\n    aliases: [the Fjords]\n",
    ),
    "a-promise-that-is-reported": (
        *("data/aid.yaml", "", "stage_fact: tropica-unclear\n    channel: Not stated"),
        "stage_fact: tropica-unclear\n    channel: By a letter, perhaps",
    ),
    "yesterday": (
        *(
            FACTS,
            "lamp-asked",
            "when: 2031-05-15~\n    when_is: inferred\n    when_why: \"'Last week'",
        ),
        "when: 2031-05-19\n    when_is: inferred\n    when_why: \"'Yesterday'",
    ),
    "a-quoted-weekday": (
        *(
            FACTS,
            "lamp-asked",
            "when: 2031-05-15~\n    when_is: inferred\n    when_why: \"'Last week'",
        ),
        "when: 2031-05-18\n    when_is: inferred\n    when_why: \"'On Sunday'",
    ),
    "the-week-before": (FACTS, "lamp-asked", "when: 2031-05-15~", "when: 2031-05-12/2031-05-18"),
}
"""The file, the entry if the text stands in others too, the text to replace, the new text."""


@pytest.mark.parametrize("name", EDITS)
def test_a_correct_edit_is_not_reported(name, tmp_path):
    file, entry, old, new = EDITS[name]
    folder = copied("tiny", tmp_path)
    spoil(folder / file, entry, old, new)

    for text in (False, True):
        said = problems_of(folder, text=text, strict=True) - before("tiny", text, True)
        assert said == Counter()


def test_there_are_thirty():
    assert len(EDITS) >= 30
