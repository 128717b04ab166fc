"""How many voices really stand behind some facts, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.domain.attribution import origins, reporters
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
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
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def origin(dossier: Dossier) -> str:
    """What all is drawn from: 'From one Russian-language article, which retells five outlets.'."""
    articles, outlets = len(dossier.seeds), len(dossier.outlets)
    codes = {seed.language.partition("-")[0] for seed in dossier.seeds}
    language = LANGUAGES.get("".join(codes), "") if len(codes) == 1 else ""
    drawn = f"From {_number(articles)} {language}{'-language ' * bool(language)}article"
    retelling = f", which retell{'s' * (articles == 1)} {_number(outlets)} outlet"
    return f"{_many(drawn, articles)}{_many(retelling, outlets) if outlets else ''}."


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def _many(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """A number with its noun: 'one article', '5 outlets'."""
    return f"{'one' if number == 1 else f'{number:,}'} {noun}{'' if number == 1 else 's'}"


def _rest(number: int) -> str:
    return f"{number} {'rests' if number == 1 else 'rest'}"


def _seen_by(facts: Iterable[Fact], dossier: Dossier) -> str:
    """By how many the documents were seen: what one outlet saw, nobody else can confirm."""
    reports = (report for fact in facts for report in fact.reports)
    seen = {dossier.voice(report).id for report in reports if report.basis is Basis.DOCUMENTS}
    return f" that {len(seen)} outlets saw" if len(seen) > 1 else " one outlet saw" * len(seen)
