"""Status, hedge and voice: the words of a sentence say what the keys of its fact say."""

import re
from collections.abc import Iterator

from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import SourceKind, Status
from dashboard.domain.wording import has_words
from dashboard.loading.draft import Finding
from dashboard.loading.editorial import english
from dashboard.loading.editorial.hedges import says_in
from dashboard.loading.editorial.names import bare, words_of
from dashboard.loading.editorial.texts import CheckedText, Material

WORDS = {
    Status.CLAIMED: (english.SAYING, "a word of saying", "says"),
    Status.DENIED: (english.DENYING, "a word of denying", "denied"),
    Status.DECLINED: (english.DECLINING, "a word of declining", "would not comment"),
    Status.UNCLEAR: (english.NOT_KNOWING, "a word of not knowing", "it is not known"),
    Status.PLANNED: (english.PLANNING, "a word of planning", "was to"),
    Status.CONSIDERED: (english.CONSIDERING, "a word of considering", "was weighing"),
}
"""By status: what a sentence must have, what that is called, an example."""

CLEARLY = (
    (english.CLEARLY_DENIES, Status.DENIED, frozenset(Status) - {Status.DENIED}),
    (english.CLEARLY_DECLINES, Status.DECLINED, frozenset({Status.REPORTED, Status.CLAIMED})),
    (english.CLEARLY_UNKNOWN, Status.UNCLEAR, frozenset({Status.REPORTED})),
    (english.CLEARLY_PLANS, Status.PLANNED, frozenset({Status.REPORTED})),
    (english.CLEARLY_CONSIDERS, Status.CONSIDERED, frozenset({Status.REPORTED})),
    (english.ACCUSING, Status.CLAIMED, frozenset({Status.REPORTED})),
)
"""What a statement clearly says, the status of that, and the statuses that cannot be right."""

SPOKEN = (Status.CLAIMED, Status.DENIED)
NOT_ITS_OWN = (Status.DENIED, Status.DECLINED, Status.UNCLEAR, Status.CONSIDERED)
"""Where a word that softens may belong to what is denied, asked, unknown or weighed."""
SAID_IN_LABELS = (Status.DECLINED, Status.UNCLEAR, Status.CONSIDERED)
"""What a label says besides hedge and voice, as a chart may print nothing else of a fact."""


def statement_says_its_status(material: Material) -> Iterator[Finding]:
    """A statement has the words of its status: what is denied is said to be denied."""
    for said in material.of_facts("statement", "say"):
        (fact,) = said.facts
        words, kind, example = WORDS.get(fact.status, (None, "", ""))
        if words and said.text and not words.search(said.text):
            what = f"has no {kind.removeprefix('a ')}, but the status is '{fact.status}'"
            yield Finding(fact, said.key, what, f"say it ('{example}'), or correct the status")


def status_is_no_firmer_than_the_statement(material: Material) -> Iterator[Finding]:
    """A statement that says denied, planned or not known is not put as a report."""
    for fact in material.dossier.facts:
        for words, status, wrong in CLEARLY:
            found = words.search(fact.statement)
            if found and fact.status in wrong and not _is_told(found, fact):
                what = f"is '{fact.status}', but the statement says '{found[0]}'"
                yield Finding(
                    fact.lead, "status", what, f"write '{status}', or correct the statement"
                )


def _is_told(found: "re.Match[str]", fact: Fact) -> bool:
    """Return whether the words are in what is asked, or beside a refusal to say either."""
    before = fact.statement[: found.start()]
    return bool(english.WITHIN.search(before)) or "neither" in before.casefold()


def own_words_are_claimed(material: Material) -> Iterator[Finding]:
    """The words of a speaker or of a party on the record are claimed or denied, never reported."""
    for fact in material.dossier.facts:
        for report in fact.reports:
            if report.status is not Status.REPORTED:
                continue
            is_said = report.basis == "on-record" and english.SAID_THAT.search(fact.statement)
            if report.speaker or is_said:
                what = "is 'reported', but these are somebody's own words"
                hint = "write claimed or denied; remove the speaker where nobody is quoted"
                yield Finding(report, "status", what, hint)


def claims_have_a_voice(material: Material) -> Iterator[Finding]:
    """A claim or a denial says who speaks: in speaker, or by an authority in the chain."""
    for fact in material.dossier.facts:
        for report in fact.reports:
            kinds = {link.kind for link in material.dossier.chain(report)}
            is_accusation = bool(english.ACCUSING.search(fact.statement))
            has_voice = report.speaker or SourceKind.AUTHORITY in kinds or is_accusation
            if report.status in SPOKEN and not has_voice:
                what = f"is '{report.status}', but nobody speaks"
                yield Finding(report, "status", what, "give the speaker, or an authority in via")


def speakers_are_named(material: Material) -> Iterator[Finding]:
    """A statement of somebody's own words says whose they are."""
    for fact in material.dossier.facts:
        for report in fact.reports:
            if report.speaker and not _is_named(report.speaker, fact, material):
                what = f"is '{report.speaker}', whom the statement does not name"
                yield Finding(report, "speaker", what, "correct the speaker or the statement")


def _is_named(name: str, fact: Fact, material: Material) -> bool:
    """Return whether a statement has a word of somebody's name, or of an office."""
    actor = material.dossier.actor[name]
    names = frozenset().union(*map(words_of, (actor.name, *actor.aliases)))
    offices = {bare(word) for word in actor.role.split() if word.islower()}
    offices |= {bare(word) for word in actor.role.split()[:1] if actor.role.count(" ") > 1}
    said = words_of(fact.statement)
    return bool(said & (names | offices) - english.SMALL_WORDS)


def hedges_are_declared(material: Material) -> Iterator[Finding]:
    """A word that softens the claim is in hedge too, and what is possible has one."""
    for fact in material.dossier.facts:
        declared = any(report.hedge for report in fact.reports)
        found = None if declared else _own_hedge(fact.statement)
        if found and fact.status not in NOT_ITS_OWN:
            what = f"says '{found}', but the fact has no hedge"
            yield Finding(fact, "statement", what, f"write 'hedge: {found}', or remove it")
        if fact.status is Status.POSSIBLE and not declared:
            what = "is 'possible', but the fact has no hedge"
            yield Finding(fact.lead, "status", what, "give the word that softens it in hedge")


def _own_hedge(text: str) -> str:
    """Return the word that softens a claim itself, if there is one."""
    for found in english.HEDGES.finditer(text):
        if not english.WITHIN.search(text[: found.start()]):
            return found[0]
    return ""


def short_texts_keep_the_hedge(material: Material) -> Iterator[Finding]:
    """A label and a sentence of its own soften a claim as its statement does."""
    for said in material.of_facts("short", "say"):
        (fact,) = said.facts
        if said.text and fact.hedge and not _softens(said.text, fact.hedge):
            what = f"drops the hedge '{fact.hedge}'"
            yield Finding(fact, said.key, what, "use the word, or another that softens as much")


def _softens(text: str, hedge: str) -> bool:
    return has_words(text, hedge) or bool(english.HEDGES.search(text) or english.SOFT.search(text))


def short_texts_keep_the_voice(material: Material) -> Iterator[Finding]:
    """A label and a sentence of its own say who claims or denies, or that somebody does."""
    for said in material.of_facts("short", "say"):
        (fact,) = said.facts
        if not said.text or fact.status not in SPOKEN:
            continue
        has_voice = english.SAYING.search(said.text) or _names_voice(said, material)
        if fact.status is Status.DENIED and not english.DENYING.search(said.text):
            yield Finding(fact, said.key, "does not say that it is denied", "say who denies it")
        elif not has_voice and not english.DENYING.search(said.text):
            what = f"does not say who says so, and the fact is '{fact.status}'"
            yield Finding(fact, said.key, what, "name the speaker or the source")


def labels_say_their_status(material: Material) -> Iterator[Finding]:
    """A label says that nobody would comment, that it is not known, or that it is only weighed."""
    for said in material.of_facts("short"):
        (fact,) = said.facts
        if said.text and fact.status in SAID_IN_LABELS:
            words, kind, example = WORDS[fact.status]
            if not words.search(said.text):
                what = f"has no {kind.removeprefix('a ')}, but the status is '{fact.status}'"
                yield Finding(fact, said.key, what, f"say it, as in '{example}'")


def _names_voice(said: CheckedText, material: Material) -> bool:
    (fact,) = said.facts
    dossier = material.dossier
    links = dossier.chain(fact)[1:]
    names = [name for link in links for name in (link.name, link.phrase, *link.aliases)]
    if fact.speaker:
        speaker = dossier.actor[fact.speaker]
        names += [speaker.name, speaker.role, *speaker.aliases, speaker.name.split()[-1]]
    return any(name and has_words(said.text, name) for name in names)


def hedges_stand_in_the_text(material: Material) -> Iterator[Finding]:
    """A softened fact has paragraphs that soften something, as far as their text is here."""
    for fact in material.dossier.facts:
        if fact.hedge and says_in("hedge", fact, material) is False:
            what = f"is '{fact.hedge}', but its paragraphs have no word that softens"
            yield Finding(fact.lead, "hedge", what, "correct it, or the paragraphs")


def voices_stand_in_the_text(material: Material) -> Iterator[Finding]:
    """A claim or a denial has paragraphs with a word for that."""
    for fact in material.dossier.facts:
        if fact.status in SPOKEN and says_in(fact.status.value, fact, material) is False:
            what = f"is '{fact.status}', but its paragraphs have no word for that"
            yield Finding(fact.lead, "status", what, "correct it, or the paragraphs")


RULES = (
    statement_says_its_status,
    status_is_no_firmer_than_the_statement,
    own_words_are_claimed,
    claims_have_a_voice,
    speakers_are_named,
    hedges_are_declared,
    short_texts_keep_the_hedge,
    short_texts_keep_the_voice,
    labels_say_their_status,
    hedges_stand_in_the_text,
    voices_stand_in_the_text,
)
