"""The input and the output of every view of a slide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.deck.model import Block, Box, Layout
from dashboard.domain.config import Page, Slide
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import counted
from dashboard.domain.titles import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The input of a slide view."""

    slide: Slide
    excerpt: Excerpt
    """What its filter and the reader's let through."""
    room: Box
    """What lies between title and footer."""
    address: str = ""

    @property
    def dossier(self) -> Dossier:
        """The dossier, as the filter tells it."""
        return self.excerpt.dossier

    def named(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return those of some facts that are in, each once."""
        return tuple(
            self.dossier.fact[name] for name in dict.fromkeys(ids) if name in self.excerpt.ids
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The blocks that a view puts between title and footer."""

    blocks: tuple[Block, ...]
    """None where a chart has no room, whatever facts it has."""
    facts: tuple[Fact, ...]
    """What it shows, the weightiest first where the notes cannot say all."""
    layout: Layout = Layout.WORDS
    left: int = 0
    """How many items did not fit."""
    unplaced: tuple[str, ...] = ()
    """The labels of a chart that found none, or were cut."""
    notes: tuple[str, ...] = ()
    """What is said first, before facts are."""


View = Callable[[Given], Shown]


def rest(noun: str, page: Page, given: Given) -> Callable[[int], str]:
    """Return what says of items without room how many they are: '2 more questions: see Facts'."""

    def said(number: int) -> str:
        return f"{counted(number, f'more {noun}').replace('one', '1')}: see {where}"

    where = name_of(page, given.dossier)
    return said
