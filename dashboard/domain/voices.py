"""How many voices really stand behind some facts, counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.vocabulary import Basis, SourceKind, Status

UNSAID = (Status.DENIED, Status.DECLINED)


def arithmetic(facts: Sequence[Fact], dossier: Dossier) -> tuple[str, ...]:
    """The honest sum: facts, articles, outlets, and what the facts rest on, one count each."""
    outlets = {voice.id for voice in map(dossier.voice, facts) if voice.kind is SourceKind.OUTLET}
    articles = {fact.via[0] for fact in facts}
    basis = Counter(fact.basis for fact in facts)
    unsaid = sum(fact.status in UNSAID for fact in facts)
    return (
        counted(len(facts), "fact"),
        counted(len(articles), "article"),
        counted(len(outlets), "outlet"),
        f"{_rest(basis[Basis.DOCUMENTS])} on documents{_seen_by(facts, dossier)}",
        f"{basis[Basis.ANONYMOUS_OFFICIALS]} on unnamed sources",
        f"{basis[Basis.ON_RECORD]} on the record",
        f"{unsaid} denied or declined",
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun: 'one article', '5 outlets'."""
    return f"{'one' if number == 1 else f'{number:,}'} {noun}{'' if number == 1 else 's'}"


def _rest(number: int) -> str:
    return f"{number} {'rests' if number == 1 else 'rest'}"


def _seen_by(facts: Iterable[Fact], dossier: Dossier) -> str:
    """By how many the documents were seen: what one outlet saw, nobody else can confirm."""
    seen = {dossier.voice(fact).id for fact in facts if fact.basis is Basis.DOCUMENTS}
    return f" that {len(seen)} outlets saw" if len(seen) > 1 else " one outlet saw" * len(seen)
