"""The draft of a dossier: records that may still contradict each other, and their locations."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from dashboard.domain.config import Config
from dashboard.domain.dossier import Dossier, Ring
from dashboard.domain.published import Review
from dashboard.domain.sources import Seed
from dashboard.domain.tensions import Tripwires
from dashboard.loading.files import Folders, last_change
from dashboard.loading.findings import ProblemLog
from dashboard.loading.inventory import DATA, REVIEWED
from dashboard.loading.locations import Located, joined, said_of
from dashboard.loading.nodes import Mapping as Tree
from dashboard.loading.nodes import Node
from dashboard.loading.records import Reader

R = TypeVar("R")


def rule_name(check: Callable[..., object]) -> str:
    """Return what the rule that a function keeps is called: 'hedge-softens'."""
    return check.__name__.strip("_").replace("_", "-")


class Finding(NamedTuple):
    """An issue of a record: its key, what is wrong, what to do."""

    record: object
    key: str
    what: str
    hint: str = ""
    warning: bool = False


class Draft:
    """A dossier before it is checked."""

    def __init__(
        self,
        config: Path,
        is_current: Callable[[], bool] = lambda: True,
        over: Mapping[Path, bytes] | None = None,
    ) -> None:
        """`is_current` as for `ProblemLog`; `over` is what `Folders` reads in place of files."""
        self.findings = ProblemLog(is_current)
        self.reader = Reader(self.findings)
        self.folders = replace(Folders.beside(config), over=over or {})
        self.unread: set[str] = set()
        """The collections that could not be read at all; what refers to them is not judged."""
        self.is_complete = True
        """Whether every entry of every file was read; only then can entries be counted."""
        self._stand_ins: list[object] = []
        """Kept, so that nothing else gets their identity."""
        self._records: dict[type, list[Any]] = defaultdict(list)
        self._reviews: dict[str, Review] = {}

    def add(self, kind: type[R], record: R | None) -> None:
        """Take in what was read of one entry."""
        if record is None:
            self.is_complete = False
        else:
            self._records[kind].append(record)

    def take_review(self, collection: str, entry: Any, node: Node) -> None:
        """Read who reviewed an entry, where its keys say so."""
        pairs = node.pairs if isinstance(node, Tree) else ()
        for value in (value for name, value in pairs if name.text == REVIEWED and entry):
            label = joined(self.located(entry).label, REVIEWED)
            if review := self.reader.record(Review, value, label):
                self._reviews[f"{collection}:{entry.id}"] = review

    def lose(self, collection: str) -> None:
        """Take note of a collection that could not be read."""
        self.unread.add(collection)
        self.is_complete = False

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind, in the order of the files."""
        return tuple(self._records[kind])

    @property
    def config(self) -> Config | None:
        """Return the config, if it could be read."""
        return next(iter(self.of(Config)), None)

    def located(self, record: object) -> Located:
        """Return the location of a record."""
        return self.reader.located[id(record)]

    def stand_in(self, made: object, record: object) -> None:
        """Say that what is found of one record is where the other does, if that is known."""
        if located := self.reader.located.get(id(record)):
            self.reader.located[id(made)] = located
            self._stand_ins.append(made)

    def note(self, finding: Finding, check: str = "") -> None:
        """Report a finding at its place in the files; `check` names the rule that found it."""
        located = self.located(finding.record)
        at = located.keys.get(finding.key, located.at)
        said = said_of(joined(located.label, finding.key), finding.what)
        self.findings.add(at, said, finding.hint, warning=finding.warning, check=check)

    def finished(self, outlines: dict[str, tuple[Ring, ...]], basemap: dict[str, bytes]) -> Dossier:
        """The dossier. Only for a draft without problems."""
        (config,) = self.of(Config)
        (tripwires,) = self.of(Tripwires)
        held: dict[str, Any] = {one.name: self.of(one.record) for one in DATA}
        return Dossier(
            config=config,
            tripwires=tripwires,
            seeds=self.of(Seed),
            outlines=outlines,
            basemap=basemap,
            folder=self.folders.config.parent,
            changed=last_change(self.folders),
            reviews=self._reviews,
            **held,
        )
