"""What facts need not say: what a passage says for them, and what follows from their sources.

It happens in the tree, before they are read: what is taken over keeps the line where it was
written, so a message leads there, and a fact is read, checked and counted as if it had been written
out.
"""

from dataclasses import dataclass, field, fields, replace

from dashboard.domain.facts import Fact, Report
from dashboard.domain.passages import LENT, TOGETHER, Passage
from dashboard.loading.draft import Draft
from dashboard.loading.findings import quoted
from dashboard.loading.following import Following, Pair
from dashboard.loading.inventory import FACTS, FROM, PASSAGES
from dashboard.loading.locations import Owner, Use, joined, name_of, node_type, word_of
from dashboard.loading.nodes import Mapping, Node, Refused, Scalar, Sequence
from dashboard.loading.records import FAILED

OF_A_REPORT = LENT.intersection(spec.name for spec in fields(Report))
OF_A_FACT = LENT.intersection(spec.name for spec in fields(Fact))
"""Keys that a fact takes over where it has a list of reports: those take over the others."""


def take_over(given: dict[str, Node], draft: Draft) -> None:
    """Read the passages of a file, and write them out in its facts, with what follows from them.

    `given` are the values of the keys of the file; that of its facts is replaced. The sources and
    the articles must be read already.
    """
    known = _Passages(draft)
    if PASSAGES.name in given:
        known.read(given[PASSAGES.name])
    facts = given.get(FACTS.name)
    if isinstance(facts, Sequence):
        writer = _Writer(known, Following.of(draft))
        items = (writer.fact(item, number) for number, item in enumerate(facts.items, 1))
        given[FACTS.name] = replace(facts, items=tuple(items))


@dataclass(frozen=True, slots=True)
class _Passages:
    """The passages of a file, by their ids, and what entries take over from them."""

    draft: Draft
    known: dict[str, tuple[Pair, ...]] = field(default_factory=dict)
    """What each passage gives that stands above; a value that was refused stays so."""
    ids: set[str] = field(default_factory=set)
    """The ids of all of them, also of those further below."""

    def read(self, tree: Node) -> None:
        """Read a list of passages, each with what it takes over from one above it."""
        if not isinstance(tree, Sequence):
            self.draft.lose(PASSAGES.name)
            what = f"{PASSAGES.name}: needs a list, not {node_type(tree)}"
            hint = "let each begin with '- ', or remove the key"
            self.draft.reader.refuse(tree, "", what, hint)
            return
        self.ids.update(filter(None, map(_id, tree.items)))
        for number, item in enumerate(tree.items, 1):
            self._take_in(item, name_of(item, PASSAGES.noun, number))

    def _take_in(self, item: Node, label: str) -> None:
        """Read one passage."""
        reader = self.draft.reader
        values = reader.values(Passage, item, label)
        self.draft.add(Passage, reader.built(Passage, item, label, values))
        if isinstance(item, Mapping) and (name := _id(item)):
            own = (
                (key, Refused(value.at) if values[key.text] is FAILED else value)
                for key, value in item.pairs
                if key.text in LENT
            )
            owner = Owner(PASSAGES.name, name, item.at)
            self.known[name] = (*own, *self.taken(item, LENT, label, owner))

    def taken(
        self, node: Mapping, wanted: frozenset[str], label: str, owner: Owner
    ) -> tuple[Pair, ...]:
        """Return what an entry takes over: the wanted keys that it does not have itself."""
        own = {key.text: value for key, value in node.pairs}
        if FROM not in own:
            return ()
        missing = wanted - own.keys()
        if not own.keys().isdisjoint(TOGETHER):
            missing -= set(TOGETHER)
        given = self._given(own[FROM], joined(label, FROM), owner)
        return tuple(pair for pair in given if pair[0].text in missing)

    def _given(self, named: Node, spot: str, owner: Owner) -> tuple[Pair, ...]:
        """Return what the named passage gives; where there is none, all keys, as refused."""
        reader = self.draft.reader
        name = named.text.strip() if isinstance(named, Scalar) else ""
        if not name:
            what = f"needs one value, not {node_type(named)}"
            reader.refuse(named, spot, what, "name a passage")
        else:
            reader.uses.append(Use(PASSAGES.name, name, named.at, spot, owner))
            if name in self.known:
                return self.known[name]
            if name in self.ids - {owner.id}:
                what = f"passage {quoted(name)} stands below this one"
                reader.refuse(named, spot, what, f"put {quoted(name)} above it")
        return tuple((Scalar(named.at, key, True), Refused(named.at)) for key in LENT)


def _id(node: Node) -> str:
    named = word_of(node, "id")
    return named.text.strip() if named else ""


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes out what facts take over from passages, and what follows from their sources."""

    passages: _Passages
    following: Following

    def fact(self, node: Node, number: int) -> Node:
        """Return a fact with what it leaves out, itself and in its reports."""
        if not isinstance(node, Mapping):
            return node
        label = name_of(node, FACTS.noun, number)
        pairs = tuple((key, self._value(key, value, label)) for key, value in node.pairs)
        has_reports = any(key.text == "reports" for key, _ in pairs)
        wanted = OF_A_FACT if has_reports else LENT
        fact = self._with_taken(replace(node, pairs=pairs), wanted, label)
        if not has_reports:
            fact = self.following.with_basis(fact, label)
        return self.following.with_date(fact, label)

    def _value(self, key: Scalar, node: Node, label: str) -> Node:
        """Return the value of a key of a fact; reports with what each of them leaves out."""
        if key.text != "reports" or not isinstance(node, Sequence):
            return node
        items = (
            self._report(item, joined(label, f"reports {number}"))
            for number, item in enumerate(node.items, 1)
        )
        return replace(node, items=tuple(items))

    def _report(self, node: Node, label: str) -> Node:
        if not isinstance(node, Mapping):
            return node
        return self.following.with_basis(self._with_taken(node, OF_A_REPORT, label), label)

    def _with_taken(self, node: Mapping, wanted: frozenset[str], label: str) -> Mapping:
        """Return an entry with what it takes over from a passage."""
        taken = self.passages.taken(node, wanted, label, Owner(FACTS.name, "", node.at))
        return replace(node, pairs=(*node.pairs, *taken))
