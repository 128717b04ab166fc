"""Articles taken in whole: no paragraph is unread, and no text of a record is still to be written.

A server shows a dossier whose last article is only half read: it is unfinished, not broken.
"""

from collections.abc import Iterator

from dashboard.domain.coverage import State, coverage
from dashboard.domain.sources import TO_BE_WRITTEN, Seed
from dashboard.loading.draft import Finding
from dashboard.loading.editorial.texts import Material

SWITCH = "or set paragraphs_covered to false in tripwires.yaml"


def paragraphs_are_covered(material: Material) -> Iterator[Finding]:
    """Every paragraph but headings has a fact, or says why it has none."""
    dossier = material.dossier
    cited = {source.seed for source in dossier.sources}
    for seed in dossier.seeds if dossier.tripwires.paragraphs_covered else ():
        if seed.id in cited:
            yield from _unread(material, seed)


def _unread(material: Material, seed: Seed) -> Iterator[Finding]:
    paragraphs = coverage(material.dossier, seed)
    unread = [one.paragraph for one in paragraphs if one.state is State.UNREAD]
    if unread and not any(one.facts for one in paragraphs):
        what = "no fact comes from this article yet: all of it is unread"
        hint = f"add facts, say in 'nothing' why a paragraph has none, {SWITCH}"
        yield Finding(seed, "paragraphs", what, hint)
        return
    for paragraph in unread:
        hint = f"add one, say in 'nothing' why there is none, {SWITCH}"
        yield Finding(paragraph, "number", "no fact comes from this paragraph", hint)


def nothing_means_nothing(material: Material) -> Iterator[Finding]:
    """A paragraph that says why it has no fact has none."""
    for seed in material.dossier.seeds:
        for paragraph, facts in coverage(material.dossier, seed):
            if paragraph.nothing and facts:
                what = f"is given, but '{facts[0].id}' comes from this paragraph"
                hint = "remove it, or correct the paragraphs of the fact"
                yield Finding(paragraph, "nothing", what, hint)


def records_are_written(material: Material) -> Iterator[Finding]:
    """No text of the record of an article is still to be written."""
    for seed in material.dossier.seeds:
        if seed.about == TO_BE_WRITTEN:
            hint = "write what the article reports on, in one sentence"
            yield Finding(seed, "about", "is still to be written", hint, warning=True)
        open_ = [one.number for one in seed.paragraphs if one.gist == TO_BE_WRITTEN]
        if open_:
            what = f"{len(open_)} of its gists are still to be written, that of ¶ {open_[0]} first"
            hint = "write what each is about, in our own words"
            yield Finding(seed, "paragraphs", what, hint, warning=True)


RULES = (paragraphs_are_covered, nothing_means_nothing, records_are_written)
"""Rules that count entries: they say nothing where some could not be read."""
