"""What changed of an entry that is no fact: a request, an answer, a question, a source."""

from collections.abc import Iterator
from typing import Any

from dashboard.domain.kinds_of_change import Change, ChangeKind, ended, quoted
from dashboard.domain.record import differing
from dashboard.domain.states import State
from dashboard.domain.wording import begun, listed

NOUNS = {
    "aid": "request",
    "not_aid": "row that is not counted",
    "responses": "answer",
    "tensions": "tension",
    "questions": "question",
    "relations": "relation",
    "sources": "source",
    "actors": "actor",
    "places": "place",
    "equipment": "row of the table",
    "terms": "term",
    "seeds": "article",
    "kinds": "kind of fact",
}
"""What an entry of a collection is called."""
NEW = {
    "aid": ChangeKind.REQUEST,
    "responses": ChangeKind.REQUEST,
    "questions": ChangeKind.QUESTION,
    "tensions": ChangeKind.TENSION,
    "sources": ChangeKind.SOURCE,
}
"""The kinds of an entry that is new; of other collections it is an other change."""


def called(collection: str, row: Any, state: State) -> str:
    """Return what an entry is, in its own words."""
    match collection:
        case "aid":
            return f"{row.detail}, asked of {state.name('actors', row.asked)}"
        case "responses":
            return state.name("actors", row.state)
        case "relations":
            actors = (state.name("actors", name) for name in (row.actor, row.toward))
            return f" {row.phrase} ".join(actors)
    for key in ("question", "title", "what", "about", "name"):
        if hasattr(row, key):
            return str(getattr(row, key))
    return str(row.id)


def new_row(collection: str, row: Any, new: State) -> Change:
    """Return that an entry was added."""
    kind = NEW.get(collection, ChangeKind.OTHER)
    words = called(collection, row, new)
    if collection == "responses":
        words = f"{words}: {row.answer.label}. {row.statement}"
    return _change(kind, collection, row, f"New {NOUNS[collection]}: {ended(words)}", "", words)


def removed_row(collection: str, row: Any, old: State) -> Change:
    """Return that an entry is gone."""
    words = called(collection, row, old)
    said = f"{begun(NOUNS[collection])} taken out: {ended(words)}"
    return Change(ChangeKind.OTHER, said, collection, row.id, (), words, "")


def changed_row(collection: str, was: Any, now: Any, old: State, new: State) -> Iterator[Change]:
    """Yield what changed of an entry: what readers are told of by itself, then the rest."""
    told = set()
    words = called(collection, now, new)
    if collection == "aid" and was.stage is not now.stage:
        told |= {"stage", "stage_why", "stage_fact", "past", "facts"}
        yield _moved(ChangeKind.STAGE, collection, now, words, was.stage.label, now.stage.label)
    if collection == "responses" and was.answer is not now.answer:
        told |= {"answer", "past", "facts", "statement"}
        yield _moved(ChangeKind.ANSWER, collection, now, words, was.answer.label, now.answer.label)
    if collection == "questions" and was.answered != now.answered:
        told |= {"answered"}
        yield _answered(was, now)
    names = [name for name in differing(was, now) if name not in told]
    if names:
        noun, keys = begun(NOUNS[collection]), listed([name.replace("_", " ") for name in names])
        said = f"{noun} {quoted(words)}: {keys} changed."
        yield _change(ChangeKind.OTHER, collection, now, said, called(collection, was, old), words)


def _moved(kind: ChangeKind, collection: str, row: Any, words: str, was: str, now: str) -> Change:
    return _change(kind, collection, row, f"{words}: now {now}, before {was}.", was, now)


def _answered(was: Any, now: Any) -> Change:
    if now.answered is None:
        said = f"Open again: {now.question}"
        return _change(ChangeKind.QUESTION, "questions", now, said, was.answered.says, "")
    said = f"{now.question} {now.answered.says}"
    facts = (*now.answered.facts, *now.facts)
    return Change(
        ChangeKind.ANSWERED, said, "questions", now.id, facts, now.question, now.answered.says
    )


def _change(kind: ChangeKind, collection: str, row: Any, said: str, was: str, now: str) -> Change:
    return Change(kind, said, collection, row.id, tuple(getattr(row, "facts", ())), was, now)
