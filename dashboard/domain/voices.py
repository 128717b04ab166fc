"""Counts of the voices that really are behind some facts."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.domain.attribution import origins, reporters
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted, in_letters
from dashboard.domain.vocabulary import Basis, SourceKind, Status

UNSAID = (Status.DENIED, Status.DECLINED)


def arithmetic(facts: Sequence[Fact], dossier: Dossier) -> tuple[str, ...]:
    """Return what facts really rest on, one count each; each fact counts once in each."""
    voices = {voice for fact in facts for voice in reporters(fact, dossier)}
    outlets = {voice.id for voice in voices if voice.kind is SourceKind.OUTLET}
    articles = {report.via[0] for fact in facts for report in fact.reports}
    basis = Counter(fact.basis for fact in facts)
    unsaid = sum(fact.status in UNSAID for fact in facts)
    return (
        counted(len(facts), "fact"),
        counted(len(articles), "article"),
        counted(len(outlets), "outlet"),
        counted(len(origins(facts, dossier)), "known origin"),
        f"{_rest(basis[Basis.DOCUMENTS])} on documents{_seen_by(facts, dossier)}",
        f"{basis[Basis.UNNAMED_SOURCES]} on unnamed sources",
        f"{basis[Basis.ON_RECORD]} on the record",
        f"{unsaid} denied or declined",
    )


Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""The heads of the columns, and the cells of each row."""


def by_reporter(excerpt: Excerpt) -> Table:
    """Return how many facts each source reports, by what they rest on."""
    bases = _bases(excerpt.dossier)
    heard = Counter(
        (who, fact.basis) for fact in excerpt.facts for who in reporters(fact, excerpt.dossier)
    )
    rows = [(who.name, *(str(heard[who, b]) for b in bases)) for who in excerpt.reporters]
    return ("Reported by", *(basis.label for basis in bases)), rows


def by_status(excerpt: Excerpt) -> Table:
    """Return how many facts rest on what, by how firmly they are put."""
    put = Counter((fact.basis, fact.status) for fact in excerpt.facts)
    rows = [(b.label, *(str(put[b, word]) for word in Status)) for b in _bases(excerpt.dossier)]
    return ("Basis", *(word.label for word in Status)), rows


def _bases(dossier: Dossier) -> list[Basis]:
    """Return what some fact of the dossier rests on."""
    known = {fact.basis for fact in dossier.current}
    return [basis for basis in Basis if basis in known]


LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""Those that are said of an article; one in another language is an article."""


def origin(dossier: Dossier) -> str:
    """Return the origin of all facts: 'From one English-language article, which retells ...'."""
    articles, outlets = len(dossier.seeds), len(dossier.outlets)
    codes = {seed.language.partition("-")[0] for seed in dossier.seeds}
    language = LANGUAGES.get("".join(codes), "") if len(codes) == 1 else ""
    drawn = in_letters(articles, f"{language}{'-language ' * bool(language)}article")
    verb = "retells" if articles == 1 else "retell"
    retelling = f", which {verb} {in_letters(outlets, 'outlet')}" if outlets else ""
    return f"From {drawn}{retelling}."


def _rest(number: int) -> str:
    return f"{number} {'rests' if number == 1 else 'rest'}"


def _seen_by(facts: Iterable[Fact], dossier: Dossier) -> str:
    """By how many the documents were seen: what one outlet saw, nobody else can confirm."""
    reports = (report for fact in facts for report in fact.reports)
    seen = {dossier.voice(report).id for report in reports if report.basis is Basis.DOCUMENTS}
    return f" that {len(seen)} outlets saw" if len(seen) > 1 else " one outlet saw" * len(seen)
