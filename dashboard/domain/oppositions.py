"""Tensions by their sides: a denial is across from what it denies."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.tensions import Tension
from dashboard.domain.vocabulary import TensionKind

Side = tuple[Fact, ...]
KINDS = tuple(TensionKind)
BARE = "One claim denies another"


@dataclass(frozen=True, slots=True)
class Opposition:
    """Claims that pull against each other, side by side.

    `sides` holds every claim once. `tension` says what differs; None for two facts of
    which one denies the other and that are in no tension together.
    """

    sides: tuple[Side, ...]
    tension: Tension | None

    @property
    def kind(self) -> TensionKind:
        """The kind of opposition."""
        return self.tension.kind if self.tension else TensionKind.DENIAL

    @property
    def id(self) -> str:
        """The id of its tension; of two facts in none, their ids."""
        return self.tension.id if self.tension else " ".join(fact.id for fact in self.facts)

    @property
    def title(self) -> str:
        """The subject of the opposition."""
        return self.tension.title if self.tension else BARE

    @property
    def headline(self) -> str:
        """Its kind and its title: 'Two versions: lamp replaced, or repaired?'."""
        return f"{self.kind.label}: {self.title}"

    @property
    def facts(self) -> Side:
        """All of its claims."""
        return tuple(fact for side in self.sides for fact in side)


@lru_cache(maxsize=8)
def oppositions(dossier: Dossier) -> tuple[Opposition, ...]:
    """All of one kind after all of another, in the order of the file.

    The disputes that no tension holds are the last denials.
    """
    named = [Opposition(_sides(tension, dossier), tension) for tension in dossier.tensions]
    return tuple(sorted((*named, *_bare_disputes(dossier)), key=lambda one: KINDS.index(one.kind)))


def _sides(tension: Tension, dossier: Dossier) -> tuple[Side, ...]:
    """The claims that dispute others and what they dispute, then each of the rest by itself.

    Where claims dispute each other in a circle of three, the last is with those before it.
    """
    facts = [dossier.fact[name] for name in tension.facts]
    disputing = [fact for fact in facts if set(fact.disputes) & set(tension.facts)]
    sides: tuple[list[Fact], list[Fact]] = ([], [])
    for fact in disputing:
        is_across = any(fact.id in other.disputes for other in sides[0])
        sides[is_across].append(fact)
    rest = [fact for fact in facts if fact not in disputing]
    alone = [(fact,) for fact in rest] if not disputing else [tuple(rest)]
    return tuple(side for side in (*map(tuple, sides), *alone) if side)


def _bare_disputes(dossier: Dossier) -> Iterator[Opposition]:
    together = {
        frozenset(pair) for tension in dossier.tensions for pair in combinations(tension.facts, 2)
    }
    index = {fact.id: number for number, fact in enumerate(dossier.facts)}
    for fact in dossier.facts:
        for name in sorted(fact.disputes, key=index.__getitem__):
            if index[fact.id] < index[name] and frozenset((fact.id, name)) not in together:
                yield Opposition(((fact,), (dossier.fact[name],)), None)
