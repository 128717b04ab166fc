"""Sources: links, and the record of the article."""

import re
from collections.abc import Iterator

from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import SourceKind
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import shown

LINK = re.compile(
    r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?([/?#][^\s\"'<>\\^`{|}]*)?",
    re.ASCII | re.IGNORECASE,
)


def links_to_the_web(draft: Draft) -> Iterator[Finding]:
    """A link is http or https; anything else may run where it is clicked."""
    for source in draft.of(Source):
        if source.url and not LINK.fullmatch(source.url):
            what = f"{shown(source.url)} is no link to the web"
            yield Finding(source, "url", what, "write https://, the host, and the path")


def only_articles_have_a_seed(draft: Draft) -> Iterator[Finding]:
    """An article was read, so there is a record of it; nothing else was."""
    for source in draft.of(Source):
        if source.kind is SourceKind.ARTICLE and not source.seed:
            hint = "name its record in the folder of seeds"
            yield Finding(source, "seed", "is missing, and this is an article", hint)
        elif source.seed and source.kind is not SourceKind.ARTICLE:
            what = f"is given, and this is no article but '{source.kind}'"
            yield Finding(source, "seed", what, "take it out, or write 'kind: article'")


CHECKS = (links_to_the_web, only_articles_have_a_seed)
