"""Articles of one publisher: a newspaper that repeats itself is one source, not two."""

from functools import lru_cache

from dashboard.domain.dossier import Dossier
from dashboard.domain.ready_sentence import as_cited
from dashboard.domain.sources import TO_BE_WRITTEN, Source
from dashboard.domain.wording import composed, folded

NOT_KNOWN = ("not known", "not named", "not given", "unknown", "unnamed", folded(TO_BE_WRITTEN))
"""How the record of an article begins to say that its publisher is not known."""


@lru_cache(maxsize=512)
def of_one_publisher(source: str, dossier: Dossier) -> tuple[Source, ...]:
    """Return all articles of the publisher of an article, in order; of all else, itself alone."""
    own = dossier.source[source]
    name = _publisher(own, dossier)
    return tuple(one for one in dossier.sources if name and _publisher(one, dossier) == name) or (
        own,
    )


def name_of(sources: tuple[Source, ...], dossier: Dossier) -> str:
    """Return how a sentence cites the articles of one publisher, or a source that is alone."""
    cited = {as_cited(one, dossier) for one in sources}
    return cited.pop() if len(cited) == 1 else _told(sources[0], dossier)


def _publisher(source: Source, dossier: Dossier) -> str:
    """Return the publisher of an article for comparing; nothing where it is not known."""
    said = folded(_told(source, dossier))
    return "" if said.startswith(NOT_KNOWN) else said


def _told(source: Source, dossier: Dossier) -> str:
    """Return what the record of an article says of its publisher; nothing of another source."""
    found = (seed.publisher for seed in dossier.seeds if source.seed and seed.id == source.seed)
    return composed(next(found, "")).removesuffix(".")
