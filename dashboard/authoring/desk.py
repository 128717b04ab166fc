"""The desk: the files of a dossier as they are now, with the texts of their articles."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from dashboard.authoring.form import written_out
from dashboard.domain.config import Config
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.problems import CrisisError, Problem
from dashboard.domain.sources import Seed
from dashboard.domain.tensions import Tripwires
from dashboard.loading.draft import Draft
from dashboard.loading.files import Folders, read_tree, stamp
from dashboard.loading.findings import ProblemLog
from dashboard.loading.inspection import Inspection, inspect
from dashboard.loading.inventory import INVENTORY
from dashboard.loading.live import signature
from dashboard.loading.locations import word_of
from dashboard.loading.nodes import Mapping, Node, Scalar, Sequence
from dashboard.loading.original import original

HOW = "add it with `crisis-dashboard article add FILE`"


class NoText(CrisisError):
    """There is no article to read: no text lies beside a record, or none that fits it."""


class Unreadable(CrisisError):
    """The files cannot be put together; the line names the first problem."""


@dataclass(frozen=True)
class Look:
    """One look at the files: what they hold, what is wrong with it, and the texts at hand."""

    dossier: Dossier
    draft: Draft
    articles: tuple[Path, ...]
    """Where the texts lie."""
    texts: dict[str, tuple[str, ...]]
    """The paragraphs of each article at hand, by the id of its record."""
    refused: tuple[str, ...] = field(default=())
    """Why a text that is there is not shown, a line each."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What `check` and `audit` find, problems before warnings."""
        found = self.draft.findings
        return (*found.problems, *found.warnings)

    @cached_property
    def seeds(self) -> tuple[Seed, ...]:
        """The records whose text is at hand, the newest article first."""
        held = [seed for seed in self.dossier.seeds if seed.id in self.texts]
        return tuple(sorted(held, key=lambda seed: seed.date, reverse=True))

    @cached_property
    def passages(self) -> dict[str, dict[str, Any]]:
        """What facts may take over from, each passage with what it takes over itself, by id."""
        return written_out(entries_of(self.draft.folders, "passages"))

    @cached_property
    def written(self) -> dict[str, dict[str, Any]]:
        """The facts as their file has them: keys and values by id, each value a text."""
        return entries_of(self.draft.folders, "facts")

    def fact(self, name: str) -> Fact | None:
        """Return a fact by its id, if there is one."""
        return self.dossier.fact.get(name)


class Desk:
    """Looks at the files again whenever one of them has changed."""

    def __init__(self, config: Path) -> None:
        self.config = config
        self._lock = Lock()
        self._seen: tuple[object, Look] | None = None

    def look(self) -> Look:
        """Return what the files hold now. Raises Unreadable and NoText."""
        with self._lock:
            if self._seen is None or self._seen[0] != self._state(self._seen[1]):
                look = looked(self.config)
                self._seen = self._state(look), look
            return self._seen[1]

    def _state(self, look: Look) -> tuple[object, ...]:
        """Return a value that changes whenever a file does that was looked at."""
        seeds = (look.dossier.seeds_folder / f"{seed.id}.txt" for seed in look.dossier.seeds)
        return signature(look.draft.folders), tuple(map(stamp, seeds))


def looked(config: Path) -> Look:
    """Read and judge all files, and read the texts of the articles.

    Raises Unreadable where no dossier can be put together, NoText where no article can be read.
    """
    dossier = _dossier_of(inspect(config))
    originals = {seed.id: original(dossier, seed) for seed in dossier.seeds}
    texts = {name: one.paragraphs for name, one in originals.items() if one.paragraphs}
    refused = tuple(one.refusal for one in originals.values() if one.refusal)
    if not texts:
        folder = dossier.config.seeds
        raise NoText(refused[0] if refused else f"no text of an article is in {folder}/; {HOW}")
    articles = tuple(dossier.seeds_folder / f"{name}.txt" for name in texts)
    return judged(config, articles, texts, refused)


def judged(
    config: Path,
    articles: tuple[Path, ...],
    texts: dict[str, tuple[str, ...]],
    refused: tuple[str, ...] = (),
) -> Look:
    """Read and judge all files with these texts. Raises Unreadable."""
    found = inspect(config, articles)
    return Look(_dossier_of(found), found.draft, articles, texts, refused)


def _dossier_of(found: Inspection) -> Dossier:
    """Return the dossier as far as it could be read, also one that has no fact yet."""
    if found.dossier is not None:
        return found.dossier
    draft = found.draft
    can_be_made = all(len(draft.of(record)) == 1 for record in (Config, Tripwires))
    if can_be_made and not draft.of(Fact) and not draft.unread:
        return draft.finished({}, {})
    first = next(iter(draft.findings.problems), None)
    raise Unreadable(f"the files cannot be put together: {first or found.not_judged}")


def entries_of(folders: Folders, collection: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a collection as they are written, by id."""
    path = folders.data / INVENTORY[collection].file
    tree = read_tree(path, folders, ProblemLog())
    pairs = tree.pairs if isinstance(tree, Mapping) else ()
    items: Iterable[Node] = next(
        (
            value.items
            for key, value in pairs
            if key.text == collection and isinstance(value, Sequence)
        ),
        (),
    )
    return {name.text: _plain(item) for item in items if (name := word_of(item, "id"))}


def _plain(node: Node) -> Any:
    """Return a tree as lists, mappings and texts."""
    match node:
        case Mapping():
            return {key.text: _plain(value) for key, value in node.pairs}
        case Sequence():
            return [_plain(item) for item in node.items]
        case Scalar():
            return " ".join(node.text.split())
        case _:
            return ""
