"""What a dossier shows beside its entries: headline, key figures, labels, slides, in words."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import fields

from dashboard.domain.config import Config
from dashboard.domain.dossier import Dossier
from dashboard.domain.record import as_json

Lines = Callable[[Dossier], Iterator[str]]

NOT_TOLD = frozenset({"as_of", "editions", "kinds"})
"""Settings that are told otherwise: the day with every list of changes, kinds as entries."""


def _key_figures(dossier: Dossier) -> Iterator[str]:
    for one in dossier.config.key_figures:
        figures = dossier.fact[one.fact].figures
        yield f"{figures[one.figure - 1]}: {one.label}" if figures else one.label


def _moments(dossier: Dossier) -> Iterator[str]:
    for name in dossier.config.moments:
        yield dossier.fact[name].short or dossier.fact[name].statement


def _strands(dossier: Dossier) -> Iterator[str]:
    for strand in dossier.config.strands:
        yield from (f"{strand.title}: {line.text}" for line in strand.lines)


def _maps(dossier: Dossier) -> Iterator[str]:
    for view in dossier.config.maps:
        yield view.title
        for sign in view.signs:
            name = dossier.place[sign.place].name
            yield ", ".join(filter(None, (view.title, name, sign.label, sign.note)))
        for request in view.requests:
            name = dossier.actor[request.state].name
            yield ", ".join(filter(None, (view.title, name, request.label, request.heading)))


def _slides(dossier: Dossier) -> Iterator[str]:
    for slide in dossier.config.slides:
        yield " ".join(filter(None, (slide.title, slide.text)))
        yield from (f"{slide.title}: {line.text}" for line in slide.lines)


SHOWN: dict[str, tuple[str, Lines]] = {
    "title": ("The title", lambda dossier: iter((dossier.config.title,))),
    "subtitle": ("The subtitle", lambda dossier: iter((dossier.config.subtitle,))),
    "headline": (
        "The headline",
        lambda dossier: (one.text for one in (dossier.config.headline,) if one),
    ),
    "strands": ("The first page", _strands),
    "key_figures": ("Key figures", _key_figures),
    "moments": ("Key moments", _moments),
    "maps": ("Maps", _maps),
    "slides": ("Slides", _slides),
    "limits": ("What the dossier cannot tell", lambda dossier: iter(dossier.config.limits)),
    "licence": ("The licence", lambda dossier: iter((dossier.config.licence,))),
}
"""By setting: what it is called, and the words that readers see of it, line by line."""


def words_of(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Return the words that readers see of each setting that has such."""
    return {name: tuple(lines(dossier)) for name, (_, lines) in SHOWN.items()}


def settings_of(config: Config) -> dict[str, str]:
    """Return a digest of each setting, so that none changes in silence."""
    names = (spec.name for spec in fields(config) if spec.name not in NOT_TOLD)
    return {name: _digest(getattr(config, name)) for name in names}


def _digest(value: object) -> str:
    text = json.dumps(value, default=as_json, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
