"""The kinds of help and of actors: those of `config.yaml`, or the usual ones."""

from dataclasses import dataclass

from dashboard.domain.record import SENTENCE, key

STATE, PERSON = "state", "person"
"""Kinds of actor that mean something here: a state asks and is asked; a person is named so."""
UNSPECIFIED = "unspecified"
"""The kind of help of which is not said what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpKind:
    """A kind of help that may be asked for."""

    id: str = key("A slug that never changes.", example="loan")
    label: str = key("How it is called on screens.", example="Loan")
    meaning: str = key("What it is.", longest=SENTENCE, example="To be lent it for a time.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorKind:
    """A kind of actor."""

    id: str = key("A slug that never changes.", example="party")
    label: str = key("How it is called on screens.", example="Party")
    meaning: str = key("What it is.", longest=SENTENCE, example="A political party.")


HELP = (
    HelpKind(id="supply", label="Supply", meaning="To be given it."),
    HelpKind(id="overhaul", label="Overhaul", meaning="To have what exists overhauled."),
    HelpKind(id="repair", label="Repair", meaning="To have what exists repaired."),
    HelpKind(id="faster-production", label="Faster production", meaning="To have it made sooner."),
    HelpKind(id="shipment", label="Shipment", meaning="To have a consignment brought."),
    HelpKind(id=UNSPECIFIED, label="Not specified", meaning="The source does not say what kind."),
)
ACTORS = (
    ActorKind(id=STATE, label="State", meaning="A state, or its government as a whole."),
    ActorKind(id="body", label="Body", meaning="A ministry, an agency, an armed force."),
    ActorKind(id=PERSON, label="Person", meaning="A person, named or not."),
    ActorKind(id="group", label="Group", meaning="A group without a state."),
    ActorKind(id="company", label="Company", meaning="A company or its works."),
)
USUAL: dict[str, tuple[HelpKind | ActorKind, ...]] = {"help_kinds": HELP, "actor_kinds": ACTORS}
"""Those that a dossier has whose `config.yaml` names none."""
