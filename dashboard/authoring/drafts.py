"""The files of `drafts/`: proposals for the article of one record each, read and written.

They quote the article, so git ignores them. No dossier is made of them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dashboard.authoring import saving
from dashboard.authoring.saving import Change, digest_in, save
from dashboard.domain.facts import Fact
from dashboard.domain.problems import Problem
from dashboard.domain.proposals import MOST_PROPOSALS, Proposal
from dashboard.domain.record import all_keys
from dashboard.loading import nodes
from dashboard.loading.files import Folders, is_yaml, listed, read_tree
from dashboard.loading.findings import At, ProblemLog, quoted
from dashboard.loading.inventory import FROM, SEEDS
from dashboard.loading.locations import name_of, node_type
from dashboard.loading.records import Reader
from dashboard.loading.unknown_keys import refuse_unknown

FOLDER = "drafts"
PROPOSALS, CLUES = "proposals", "paragraphs"
"""The lists of a file: what is proposed, and what `article add` found in each paragraph."""
OWN_KEYS = tuple(spec.name for spec in fields(Proposal))
FACT_KEYS = (*(spec.name for spec, _ in all_keys(Fact) if spec.name != "id"), FROM)


@dataclass(frozen=True)
class Proposed:
    """A proposal, and what the fact would say, every value as the files hold it."""

    proposal: Proposal
    fact: Mapping[str, Any]
    at: At
    keys: Mapping[str, At]
    """Where each of its keys is in the draft."""

    @property
    def id(self) -> str:
        """Return the id that the fact is to have."""
        return self.proposal.id

    @property
    def is_open(self) -> bool:
        """Return whether nobody has decided about it."""
        return not (self.proposal.accepted or self.proposal.refused)


@dataclass(frozen=True)
class Drafts:
    """The proposals for one article, as far as they could be read, and the problems of the file."""

    record: str
    proposals: tuple[Proposed, ...]
    problems: tuple[Problem, ...]


def file_of(config: Path, record: str) -> Path:
    """Return the file of the proposals for the article of a record."""
    return config.parent / FOLDER / f"{record}.yaml"


def records(config: Path) -> list[str]:
    """Return the records of articles that there are proposals for, in order. Raises NotSaved."""
    return [path.stem for path in _files(config) if _is_of_a_record(config, path)]


def strays(config: Path) -> list[Path]:
    """Return the YAML files in `drafts/` that are named as no record: they are not read."""
    return [path for path in _files(config) if not _is_of_a_record(config, path)]


def _files(config: Path) -> list[Path]:
    folder = config.parent / FOLDER
    found = listed(folder, config.parent) if folder.is_dir() else []
    return [path for path in found if is_yaml(path) and path.is_file()]


def _is_of_a_record(config: Path, path: Path) -> bool:
    return path.suffix == ".yaml" and saving.file_of(config, SEEDS, path.stem).is_file()


def read_drafts(config: Path, record: str) -> Drafts:
    """Read the proposals for an article; a file that is missing holds none."""
    path, findings = file_of(config, record), ProblemLog()
    if not path.exists():
        return Drafts(record, (), ())
    tree = read_tree(path, Folders.beside(config), findings, if_empty=f"write '{PROPOSALS}: []'")
    items = _items(tree, findings) if tree else ()
    read = [_proposed(item, number, findings) for number, item in enumerate(items, 1)]
    proposals = [one for one in read if one]
    _refuse_twice(proposals, findings)
    return Drafts(record, tuple(proposals), findings.problems)


def _items(tree: nodes.Node, findings: ProblemLog) -> tuple[nodes.Node, ...]:
    """Return the entries of the list that a draft is; none where it is something else."""
    reader = Reader(findings)
    if not isinstance(tree, nodes.Mapping):
        reader.refuse(tree, "", f"needs keys and values, not {node_type(tree)}", f"{PROPOSALS}:")
        return ()
    refuse_unknown(tree, [PROPOSALS, CLUES], "", findings)
    for key, value in tree.pairs:
        if key.text == PROPOSALS and isinstance(value, nodes.Sequence):
            if len(value.items) > MOST_PROPOSALS:
                findings.add(
                    value.at, f"holds more than {MOST_PROPOSALS} proposals", "split the file"
                )
            return value.items[:MOST_PROPOSALS]
        if key.text == PROPOSALS:
            what = f"needs a list, not {node_type(value)}"
            reader.refuse(value, PROPOSALS, what, "let each begin with '- '")
    return ()


def _proposed(node: nodes.Node, number: int, findings: ProblemLog) -> Proposed | None:
    """Read one proposal: its own keys as records are read, those of the fact as they are."""
    label, reader = name_of(node, "proposal", number), Reader(findings)
    if not isinstance(node, nodes.Mapping):
        what = f"needs keys and values, not {node_type(node)}"
        reader.refuse(
            node, label, what, f"the keys are: {', '.join(OWN_KEYS)}, and those of a fact"
        )
        return None
    unknown = refuse_unknown(node, [*OWN_KEYS, *FACT_KEYS], label, findings)
    own = nodes.Mapping(node.at, tuple(pair for pair in node.pairs if pair[0].text in OWN_KEYS))
    proposal = reader.record(Proposal, own, label)
    if proposal is None or unknown.keys:
        return None
    fact = {key.text: held(value) for key, value in node.pairs if key.text in FACT_KEYS}
    return Proposed(proposal, fact, node.at, {key.text: key.at for key, _ in node.pairs})


def held(node: nodes.Node) -> Any:
    """Return what a tree holds, every scalar as the text that it is."""
    match node:
        case nodes.Mapping():
            return {key.text: held(value) for key, value in node.pairs}
        case nodes.Sequence():
            return [held(item) for item in node.items]
        case nodes.Scalar():
            return node.text.strip()
        case _:
            return ""


def _refuse_twice(proposals: list[Proposed], findings: ProblemLog) -> None:
    counts = Counter(one.id for one in proposals)
    for one in proposals:
        if counts[one.id] > 1:
            counts[one.id] = 1
            what = f"proposal {quoted(one.id)}: is there more than once"
            findings.add(one.at, what, "choose another id for one of them")


def propose(config: Path, record: str, id: str, keys: Mapping[str, object]) -> None:
    """Add a proposal to the file of a record. Raises Conflict where its id is taken; NotSaved."""
    path = file_of(config, record)
    save(config, [Change(path, PROPOSALS, id, None, keys)])


def decision(config: Path, record: str, id: str, **keys: object) -> Change:
    """Return the change that notes in a draft what became of a proposal. Raises NotSaved."""
    path = file_of(config, record)
    return Change(path, PROPOSALS, id, digest_in(config, path, PROPOSALS, id), keys)
