"""Checks for a briefing: what would mislead an audience, in a dossier that is sound.

These rules take the finished dossier too, for they judge what it shows.
"""

from collections.abc import Callable, Iterator
from datetime import date

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import WIDE
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.vocabulary import Status
from dashboard.domain.wording import has_words
from dashboard.loading.checks import lead, palettes
from dashboard.loading.checks.names import names_tell_apart
from dashboard.loading.draft import Draft, Finding, rule_name


def check_for_briefing(draft: Draft, dossier: Dossier, today: date) -> None:
    """Report what no briefing should show, and warn where the world has moved on."""
    for check in CHECKS:
        for finding in check(dossier):
            draft.note(finding, rule_name(check))
    for finding in names_tell_apart(draft):
        draft.note(finding._replace(warning=False), rule_name(names_tell_apart))
    for finding in is_of_these_days(dossier, today):
        draft.note(finding, rule_name(is_of_these_days))


def key_figures_say_who_says_so(dossier: Dossier) -> Iterator[Finding]:
    """A card is read alone and out loud: what one chain of sources says is put down to it."""
    for card in dossier.config.key_figures:
        fact = dossier.fact[card.fact]
        names = list(_voices(fact, dossier))
        if not any(has_words(card.label, name) for name in names):
            what = f"does not say who says so, and '{fact.id}' rests on one source"
            said = ", ".join(f"'{name}'" for name in names)
            yield Finding(card, "label", what, f"name one of: {said}")


def _voices(fact: Fact, dossier: Dossier) -> Iterator[str]:
    """Return the names of those who say so: the speaker, and each link of the chain."""
    if fact.speaker:
        speaker = dossier.actor[fact.speaker]
        yield from filter(None, (speaker.name, speaker.role))
    for link in dossier.chain(fact)[::-1]:
        yield from dict.fromkeys(filter(None, (link.name, link.phrase)))


def denials_stand_beside_their_claims(dossier: Dossier) -> Iterator[Finding]:
    """Whoever is shown a denial is shown the claim with it, or the denial that it narrows."""
    denials = [fact for fact in dossier.facts if fact.status is Status.DENIED]
    for fact in denials:
        narrows = any(other.id in fact.qualifies for other in denials)
        if not fact.disputes and not narrows:
            hint = "name the claim in disputes, on both facts"
            yield Finding(fact, "disputes", "is missing, but this is a denial", hint)
        for other in fact.disputes:
            if not any(other in tension.facts for tension in dossier.tensions_of(fact.id)):
                what = f"'{other}' is denied here, and no tension shows the two side by side"
                yield Finding(fact, "disputes", what, "add both to facts of one tension")


def hedges_are_said(dossier: Dossier) -> Iterator[Finding]:
    """The word that softens a claim is in what is read out, as a word of its own.

    In the statement and in the sentence made of it, whose date or source may hold the word too.
    """
    for fact in dossier.facts:
        said = (fact.statement, sentence(fact, dossier))
        if fact.hedge and not all(has_words(text, fact.hedge) for text in said):
            what = f"'{fact.hedge}' is not a separate word in the ready sentence"
            yield Finding(fact, "hedge", what, "use the same word in the statement")


def signs_are_no_more_precise_than_places(dossier: Dossier) -> Iterator[Finding]:
    """'Somewhere in' is an area on the map; a bare point would be believed."""
    for view in dossier.config.maps:
        for sign in view.signs:
            place = dossier.place[sign.place]
            is_bare = place.precision in WIDE and not place.has_extent
            if is_bare and dossier.facts_at(place.id):
                what = f"'{place.id}' is drawn as a bare point, and known as '{place.precision}'"
                hint = "give the place an outline, a radius_km or a path"
                yield Finding(sign, "place", what, hint)


def is_of_these_days(dossier: Dossier, today: date) -> Iterator[Finding]:
    """An old picture is no mistake, but it should be shown as one."""
    config = dossier.config
    age = (today - config.as_of).days
    if age > config.stale_after_days:
        what = f"is {age} day{'s' * (age != 1)} ago, and the world has moved on"
        hint = f"say so, or bring it up to date; stale_after_days is {config.stale_after_days}"
        yield Finding(config, "as_of", what, hint, warning=True)


Check = Callable[[Dossier], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    key_figures_say_who_says_so,
    denials_stand_beside_their_claims,
    hedges_are_said,
    signs_are_no_more_precise_than_places,
    *lead.CHECKS,
    *palettes.CHECKS,
)
