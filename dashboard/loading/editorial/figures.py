"""Numbers in our sentences: each is a figure of the facts, and each figure is said."""

from collections.abc import Iterator

from dashboard.domain.facts import Fact, Figure
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.wording import has_words
from dashboard.loading.audit.numbers import Numbers, scales_of
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.days import mentions
from dashboard.loading.editorial.english import ABOUT
from dashboard.loading.editorial.numerals import Numeral, numerals
from dashboard.loading.editorial.texts import CheckedText, Material

STEM = 4
"""Letters by which two forms of a word are known as one."""


def numbers_are_figures(material: Material) -> Iterator[Finding]:
    """Each number in a text is among the figures of its facts, or counts what the facts hold."""
    for said in material.checked:
        for numeral in _bare_numerals(said, material):
            if not _is_borne_out(numeral, said, material):
                what = f"says '{numeral.written}', which is not a figure of {said.of_what}"
                yield Finding(said.record, said.key, what, _figures_there(said))


def _bare_numerals(said: CheckedText, material: Material) -> Iterator[Numeral]:
    """Yield the numbers of a text that belong to no date and no name."""
    dates = [one for one in mentions(said.text) if one.is_date]
    found = numerals(said.text)
    for numeral in found:
        in_date = any(one.start <= numeral.start < one.end for one in dates)
        in_name = any(_covers(said.text, name, numeral) for name in material.lexicon.numbered)
        if not in_date and not in_name:
            yield numeral


def _covers(text: str, name: str, numeral: Numeral) -> bool:
    start = text.casefold().find(name.casefold())
    return 0 <= start <= numeral.start < start + len(name)


def _is_borne_out(numeral: Numeral, said: CheckedText, material: Material) -> bool:
    counts = _counts(numeral, said, material) if said.is_of_the_whole else set()
    if counts:
        return numeral.value in counts
    figures = {figure.value for fact in said.bearers for figure in fact.figures}
    if numeral.value in figures or _is_year(numeral, said, material):
        return True
    return any(_stands_in_text(numeral, fact, material) for fact in said.facts)


def _is_year(numeral: Numeral, said: CheckedText, material: Material) -> bool:
    """Return whether four digits are a year that the facts bear out."""
    times = material.times(said)
    years = (one for one in mentions(said.text) if one.is_year and one.start == numeral.start)
    return any(times.bear_out(year) for year in years)


def _counts(numeral: Numeral, said: CheckedText, material: Material) -> set[int]:
    """Return how many there are of what a number is said to count: 'five outlets'."""
    following = said.text[numeral.end :].casefold().split()[:1]
    links = [link for fact in said.facts for link in material.dossier.chain(fact)]
    counted = {
        "outlets": len({link.id for link in links if link.kind is SourceKind.OUTLET}),
        "articles": len({link.id for link in links if link.kind is SourceKind.ARTICLE}),
        "facts": len(said.facts),
        "claims": len(said.facts),
    }
    named = {word.strip(".,;:") for word in following}
    return {number for noun, number in counted.items() if noun in named}


def _stands_in_text(numeral: Numeral, fact: Fact, material: Material) -> bool:
    for article, number in ((r.via[0], n) for r in fact.reports for n in r.cited):
        text = material.lexicon.text_of(article, number)
        if text is not None:
            seed = material.dossier.article_of(fact)
            scales = scales_of(seed.language) if seed else {}
            if numeral.value in Numbers(text, scales).values:
                return True
    return False


def _figures_there(said: CheckedText) -> str:
    figures = [str(figure) for fact in said.facts for figure in fact.figures]
    if len(said.facts) > 1:
        return "remove it, or add the fact that has it as a figure"
    there = f"the figures are: {', '.join(figures)}; " if figures else ""
    return f"{there}correct the text, or add it to figures"


def figures_are_said(material: Material) -> Iterator[Finding]:
    """A statement says each figure of its fact, and says 'about' where that is."""
    for fact in material.dossier.facts:
        named = numerals(fact.statement, with_the_two=True)
        said = {numeral.value: numeral for numeral in (*named, *numerals(fact.statement))}
        for figure in fact.figures:
            if figure.value not in said:
                what = f"{figure.said} is not in the statement"
                yield Finding(figure, "value", what, "say it there, or take the figure out")
                continue
            before = fact.statement[: said[figure.value].start]
            is_about = bool(ABOUT.search(" ".join(before.split()[-2:])))
            if is_about is not figure.approximate:
                yield _about(figure)
            if not _says_unit(figure, fact):
                hint = "call it in both what it is called in one"
                yield Finding(figure, "unit", f"'{figure.unit}' is not in the statement", hint)


def _says_unit(figure: Figure, fact: Fact) -> bool:
    """Return whether a statement has some word of a unit, in whatever form."""
    words = (word.casefold() for word in figure.unit.split())
    statement = fact.statement.casefold()
    return any(word[:STEM] in statement for word in words if len(word) >= STEM)


def _about(figure: Figure) -> Finding:
    if figure.approximate:
        what, hint = "is true, but the statement has no 'about'", "add the word, or remove this"
    else:
        what, hint = "is false, but the statement says 'about'", "write 'approximate: true'"
    return Finding(figure, "approximate", what, hint)


def figures_keep_their_units(material: Material) -> Iterator[Finding]:
    """No number of a statement is before the unit of another figure."""
    for fact in material.dossier.facts:
        for numeral in numerals(fact.statement):
            figures = [figure for figure in fact.figures if figure.value == numeral.value]
            others = [figure for figure in fact.figures if figure.value != numeral.value]
            following = " ".join(fact.statement[numeral.end :].split()[:3])
            own = any(_last_word(figure) in following for figure in figures)
            for other in others if figures and not own else ():
                if has_words(following.strip(".,;"), _last_word(other)):
                    what = f"says '{numeral.written}' of {_last_word(other)}"
                    yield Finding(fact, "statement", what, f"the figure is: {other}")


def _last_word(figure: Figure) -> str:
    return figure.unit.split()[-1]


RULES = (numbers_are_figures, figures_are_said, figures_keep_their_units)
