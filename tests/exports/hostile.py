"""A dossier whose words try to be something else: formulas, markup, line breaks, quotes."""

from dataclasses import replace

from tests.reports import retold

FORMULAS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://192.0.2.1/","x")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",  # noqa: RUF001 - the wide sign counts too
)
SEPARATORS = (",", ";", "\t", "|")
"""What spreadsheets split the rows of a CSV file at, by their locale."""
WITHIN = (
    'x;=HYPERLINK("http://192.0.2.1/h","x")',
    "x; =1+1",
    "x\t+1+1",
    "x|@SUM(1)",
    "x | -2+3",
    'x;"=1+1"',
    'x,"; "" =1+1',
    "x\n=1+1",
    "x\r\n-2+3; =1+1|=1+1",
    "x;＝1+1",  # noqa: RUF001
    "x;;;=1+1",
    "\t;\t=1+1",
    "x;-66.18+cmd|' /C calc'!A0",
)
"""Texts with a formula after what such a spreadsheet takes for the end of a cell or row."""
MARKUP = "<script>alert(1)</script> | [x](https://192.0.2.1/) ![y](z) `c` [^1]: \"q\" 'q' \\ ~~s~~"
BROKEN = "one\ntwo\r\nthree; four, five: six\\seven"
EMOJI = "🕯️ νύχτα 夜, " * 12
WORDS = (*FORMULAS, MARKUP, BROKEN, EMOJI, *WITHIN)


def hostile(dossier):
    """The same dossier with such words for its facts, its title and the names in it."""
    facts = tuple(
        retold(
            fact,
            statement=WORDS[number % len(WORDS)],
            note=WORDS[-1 - number % len(WORDS)],
            short=WORDS[(number + 1) % len(WORDS)],
            say=WORDS[(number + 2) % len(WORDS)],
            caveat=WORDS[(number + 4) % len(WORDS)],
            hedge=WORDS[(number + 3) % len(WORDS)],
        )
        for number, fact in enumerate(dossier.facts)
    )
    config = replace(dossier.config, title=MARKUP, subtitle=FORMULAS[0], limits=WORDS)
    named = {
        name: tuple(replace(entry, name=word) for entry in getattr(dossier, name))
        for name, word in (("actors", FORMULAS[2]), ("places", MARKUP), ("sources", BROKEN))
    }
    questions = tuple(replace(q, question=MARKUP, topic=BROKEN) for q in dossier.questions)
    return replace(dossier, config=config, facts=facts, questions=questions, **named)
