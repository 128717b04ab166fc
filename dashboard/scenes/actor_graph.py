"""The graph of actors: actors as boxes, relations as lines with heads.

A line is as firm as the least firm of its facts. What the filter leaves out is not drawn. On a
phone, and where names leave lines no room, the relations are below the actors in a list.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.phrasing import counted, part_of
from dashboard.domain.relations import Relation
from dashboard.domain.wording import begun
from dashboard.scenes.actor_list import listed
from dashboard.scenes.description import described
from dashboard.scenes.edges import Edge, Graph, Word, laid_out
from dashboard.scenes.measure import fitted, unbreakable, width_of, wrapped
from dashboard.scenes.network import network
from dashboard.scenes.relation_looks import RING, Relations
from dashboard.scenes.shapes import Frame, Group, Ink, Layer, Path, Scene, Stroke, Text

NAME, TITLE = "actor-graph", "Who did what toward whom"
NOTHING = "There is no relation to show."
NOTHING_LEFT = "The filter leaves no relation to show."
MOST = 80
"""So many relations are drawn at most, the weightiest."""
FEWER = (1, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0)
"""Which shares of them are tried where the height is bounded, in smaller type."""
CAPS = (250, 200, 160, 130, 112, 100, 88, 78)
"""Pixels that a name takes across at most, for type of 14: the widest that leaves lines room."""
BEND, LEAST_BEND = 0.085, 22
"""What lines bend in between two columns: a share of the width, and pixels at least."""
PHRASES = (250, 210, 180, 155)
"""The same of what a line is called by its phrase."""
HIGHEST = 800
"""Pixels that a graph with phrases takes down at most."""
PITCHES = (18, 15)
"""Pixels between two lines at an actor: on a page, and where the height is bounded."""
LINES = 6
"""So many lines of a name at most."""
BOX = Ink("rule", 0.4)


@lru_cache(maxsize=32)
def actor_graph(excerpt: Excerpt, frame: Frame) -> Scene:
    """Return the graph. Selecting a line or an actor puts it in focus."""
    relations = Relations(excerpt)
    if not relations.all:
        return _empty(excerpt, frame)
    scene = None if frame.is_phone else _as_graph(relations, frame)
    return scene or _as_list(relations, frame)


def _empty(excerpt: Excerpt, frame: Frame) -> Scene:
    said = NOTHING_LEFT if excerpt.selection.is_filter else NOTHING
    words = Text(at=(0, frame.size), lines=(said,), size=frame.size, ink=Ink("muted"))
    return Scene(
        name=NAME,
        title=TITLE,
        description=described("Graph of actors", (), excerpt),
        width=frame.width,
        height=frame.size * 2,
        groups=(Group(name="Nothing", shapes=(words,), layer=Layer.AXIS),),
    )


def _scene(
    relations: Relations,
    drawn: Sequence[Relation],
    frame: Frame,
    height: float,
    groups: Sequence[Group],
) -> Scene:
    """Return the scene of some relations; what is not drawn is said."""
    total = len(relations.all)
    missing = total - len(drawn)
    are = "is" if missing == 1 else "are"
    notes = f"{begun(part_of(missing, total, 'relation'))} {are} not drawn, as there is no room."
    what = f"Graph of {counted(total, 'relation')} between actors"
    return Scene(
        name=NAME,
        title=TITLE,
        description=described(what, relations.all_facts, relations.excerpt),
        width=frame.width,
        height=height,
        groups=tuple(groups),
        legend=tuple(relations.legend(drawn)),
        notes=(notes,) * bool(missing),
        unplaced=tuple(_cut(groups)),
    )


def _cut(groups: Sequence[Group]) -> Iterator[str]:
    """Yield the names that are not whole."""
    for group in groups:
        texts = (shape for shape in group.shapes if isinstance(shape, Text))
        if any(text.lines[-1].endswith("…") for text in texts):
            yield group.name


def _as_list(relations: Relations, frame: Frame) -> Scene:
    """Return the relations in rows."""
    drawn = relations.weightiest(MOST)
    height, groups = listed(relations, drawn, frame)
    return _scene(relations, drawn, frame, height, groups)


def _as_graph(relations: Relations, frame: Frame) -> Scene | None:
    """Return the graph, with as much written at its lines as fits; None if nothing does."""
    most = min(MOST, len(relations.all))
    tries = [(True, 1.0, frame.size), (False, 1.0, frame.size)]
    tries += [(False, share, frame.size * 0.85) for share in FEWER if frame.height]
    for is_told, share, size in tries:
        drawn = relations.weightiest(max(1, int(most * share)))
        if graph := _graph(relations, drawn, frame, size, is_told):
            groups = tuple(_groups(relations, graph, size))
            return _scene(relations, drawn, frame, graph.height, groups)
    return None


def _graph(
    relations: Relations, drawn: Sequence[Relation], frame: Frame, size: float, is_told: bool
) -> Graph | None:
    """Return where all stands; None where it is too high, or lines have no room to bend.

    Lines are called by their phrases, or if not `is_told` by their deeds in a word.
    """
    dossier = relations.excerpt.dossier
    column = network(dossier, dossier.relations)
    related = {name: dossier.actor[name].name for one in drawn for name in (one.actor, one.toward)}
    scale = size / 14
    tries = [(words, names, BEND * frame.width) for words in PHRASES for names in CAPS]
    if not is_told:
        tries = [(0, names, BEND * frame.width) for names in CAPS] + [(0, CAPS[-1], LEAST_BEND)]
    found = (
        laid_out(
            drawn,
            column,
            {name: _lines(said, size, names * scale) for name, said in related.items()},
            {
                one.id: _even(one.phrase, size, words * scale) if words else (one.deed.label,)
                for one in drawn
            },
            frame.width,
            size,
            PITCHES[bool(frame.height)],
            least_bend,
            frame.height or (HIGHEST if is_told else inf),
        )
        for words, names, least_bend in tries
    )
    return next(filter(None, found), None)


@lru_cache(maxsize=1024)
def _even(words: str, size: float, width: float) -> tuple[str, ...]:
    """Return words in lines of about one length."""
    lines = wrapped(words, size, width)
    shorter = (wrapped(words, size, width * share) for share in (0.7, 0.8, 0.9))
    return next((even for even in shorter if len(even) == len(lines)), lines)


@lru_cache(maxsize=1024)
def _lines(name: str, size: float, cap: float) -> tuple[str, ...]:
    """Return a name in lines that break no word, unless that is very long."""
    longest = max(width_of(word, size, bold=True) for word in unbreakable(name))
    return fitted(name, size, max(cap, min(longest, CAPS[0] * size / 14) + 1), LINES, bold=True)


def _groups(relations: Relations, graph: Graph, size: float) -> Iterator[Group]:
    """Yield each actor with the words that several of its lines share, and then these lines."""
    dossier = relations.excerpt.dossier
    own: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        own.setdefault(edge.relation.actor, []).append(edge)
    words = {name: word for word in graph.words for name in word.relations}
    for box in graph.boxes:
        lane = dossier.actor[box.actor].name
        edges = own.get(box.actor, [])
        outline = Path(runs=(box.outline,), fill=BOX, stroke=Stroke(Ink("border"), 1))
        name = Text(at=box.middle, lines=box.lines, size=size, is_bold=True, anchor="middle")
        shared = {words[edge.relation.id] for edge in edges}
        deeds = [
            _text(relations, word, size)
            for word in graph.words
            if word in shared and len(word.relations) > 1
        ]
        yield relations.about_actor(box.actor, outline, name, deeds)
        for edge in sorted(edges, key=lambda one: one.points[0][1]):
            word = words[edge.relation.id]
            alone = [_text(relations, word, size)] if len(word.relations) == 1 else []
            yield relations.line(edge.relation, edge.points, alone, lane)
    yield from _rings(relations, graph)


def _text(relations: Relations, word: Word, size: float) -> Text:
    """Return the words of a deed; quieter if something else is selected."""
    by_id = relations.excerpt.dossier.relation
    away = all(relations.is_away(by_id[name]) for name in word.relations)
    return Text(
        at=word.at,
        lines=word.lines,
        size=size,
        ink=Ink("muted" if away else "ink"),
        anchor="end" if word.goes_right else "start",
    )


def _rings(relations: Relations, graph: Graph) -> Iterator[Group]:
    """Yield what marks the selected actor or relations."""
    selected = relations.excerpt.selection.actor
    for box in graph.boxes:
        if box.actor == selected:
            name = relations.excerpt.dossier.actor[selected].name
            ring = Path(runs=(box.outline,), stroke=RING)
            yield Group(name=f"Selected: {name}", shapes=(ring,), layer=Layer.FOCUS)
    for edge in graph.edges:
        if relations.is_selected(edge.relation):
            yield relations.ring(edge.relation, edge.points)
