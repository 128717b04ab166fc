"""Sources: links, and the record of the article."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from dashboard.domain.links import LINK, READ_IN_TWO_WAYS, in_ascii
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import SourceKind
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import quoted

AROUND = " <>\"'“”„‘’«»"
FORBIDDEN = re.compile(r"[\s\"'<>\\^`{|}]")


def links_to_the_web(draft: Draft) -> Iterator[Finding]:
    """A link is http or https; anything else may run where it is clicked."""
    for source in draft.of(Source):
        try:
            in_ascii(source.url or "https://example.org/")
        except ValueError:
            what = f"{quoted(source.url)} is not a web link"
            yield Finding(source, "url", what, _remedy(source.url))


def _remedy(url: str) -> str:
    """Return what to do with a link that is none: write some sign of it otherwise, or all of it."""
    if url[0] in AROUND and LINK.fullmatch(url.strip(AROUND)):
        return "remove what is around it"
    escaped = FORBIDDEN.sub(lambda found: quote(found[0], safe=""), url)
    host = LINK.fullmatch(escaped)
    if host and any(letter in host["host"] for letter in READ_IN_TWO_WAYS):
        return "write the host in ASCII, as a browser copies it: xn--..."
    if escaped != url and LINK.fullmatch(escaped):
        return f"write {' and '.join(_escapes(url))}"
    return "write https://, the host, and the path"


def _escapes(url: str) -> Iterator[str]:
    for sign in dict.fromkeys(FORBIDDEN.findall(url)):
        yield f"{quote(sign, safe='')} for {quoted(sign)}"


def only_articles_have_a_seed(draft: Draft) -> Iterator[Finding]:
    """An article was read, so there is a record of it; nothing else was."""
    for source in draft.of(Source):
        if source.kind is SourceKind.ARTICLE and not source.seed:
            hint = "name its record in the folder of seeds"
            yield Finding(source, "seed", "is missing, but this is an article", hint)
        elif source.seed and source.kind is not SourceKind.ARTICLE:
            what = f"is given, but this is not an article but '{source.kind}'"
            yield Finding(source, "seed", what, "remove it, or write 'kind: article'")


CHECKS = (links_to_the_web, only_articles_have_a_seed)
