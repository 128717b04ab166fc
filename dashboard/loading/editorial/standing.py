"""Checks that facts shown first still stand, labels are short, and marks have a caveat."""

from collections.abc import Iterator

from dashboard.loading.draft import Finding
from dashboard.loading.editorial.texts import Material

LONGEST_SHORT = 32


def labels_are_short(material: Material) -> Iterator[Finding]:
    """A label fits on a chart."""
    for fact in material.dossier.facts:
        if len(fact.short) > LONGEST_SHORT:
            what = f"has {len(fact.short)} characters, and a label at most {LONGEST_SHORT}"
            yield Finding(fact, "short", what, "shorten it; keep the hedge and the voice")


def nothing_rests_on_what_fell(material: Material) -> Iterator[Finding]:
    """Nothing that is shown first or on slides rests on what was corrected or withdrawn."""
    fallen = material.dossier.superseded
    for record, key, named in _rests(material):
        for name in named:
            if name in fallen:
                instead = fallen[name]
                how = f"was corrected by '{instead.id}'" if instead else "was withdrawn"
                hint = f"rest it on '{instead.id}'" if instead else "remove it"
                yield Finding(record, key, f"rests on '{name}', which {how}", hint)


def _rests(material: Material) -> Iterator[tuple[object, str, tuple[str, ...]]]:
    config = material.dossier.config
    for card in config.key_figures:
        yield card, "fact", (card.fact,)
    yield config, "moments", config.moments
    if config.headline:
        yield config.headline, "facts", config.headline.facts
    for line in (line for strand in config.strands for line in strand.lines):
        yield line, "facts", line.facts
    for view in config.maps:
        for sign in view.signs:
            yield sign, "facts", sign.facts
    for slide in config.slides:
        yield slide, "facts", slide.facts
        yield slide, "filter", (material.selected_by(slide).fact,)


RULES = (labels_are_short, nothing_rests_on_what_fell)


def marked_facts_have_a_caveat(material: Material) -> Iterator[Finding]:
    """A fact that is denied or said two ways says so in its caveat."""
    for name, words in material.dossier.contested.items():
        fact = material.dossier.fact[name]
        if not fact.caveat and name not in material.dossier.superseded:
            hint = "write the clause that belongs to it: who denies it, or the other wording"
            yield Finding(fact, "caveat", f"is missing, but the fact is marked: {words}", hint)


STRICT_RULES = (marked_facts_have_a_caveat,)
"""What matters only before a briefing."""
