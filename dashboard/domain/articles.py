"""The articles of a dossier in words: 'the article' of one, 'the articles' of several.

Whatever says so on a screen or in a file asks here.
"""

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.sources import Source
from dashboard.domain.vocabulary import SourceKind
from dashboard.domain.wording import listed

PLURALS = {"does": "do", "has": "have"}
"""Verbs whose plural is not the singular without its s."""


def articles(dossier: Dossier) -> tuple[Source, ...]:
    """Return the articles that the dossier is drawn from, in the order of the file."""
    return tuple(s for s in dossier.sources if s.kind is SourceKind.ARTICLE)


def the_article(dossier: Dossier, told: Fact | Report | None = None) -> str:
    """Return 'the article', or where there are several 'the articles'.

    Of a fact or report, the names of those that tell it.
    """
    if len(articles(dossier)) < 2:
        return "the article"
    if told is None:
        return "the articles"
    reports = told.reports if isinstance(told, Fact) else (told,)
    return listed([dossier.source[name].name for name in dict.fromkeys(r.via[0] for r in reports)])


def article_says(dossier: Dossier, verb: str) -> str:
    """Return 'the article names' or 'the articles name'; `verb` is given as of one."""
    if len(articles(dossier)) < 2:
        return f"the article {verb}"
    return f"the articles {PLURALS.get(verb, verb.removesuffix('s'))}"


def of_the_article(dossier: Dossier, told: Fact | Report, of_one: str, of_several: str) -> str:
    """Return 'the article's own words', or of several articles 'the words of' the one meant."""
    if len(articles(dossier)) < 2:
        return f"the article's {of_one}"
    return f"the {of_several} of {the_article(dossier, told)}"


def paragraphs(report: Report) -> str:
    """Return the place of a report in its article: 'paragraph 2', 'paragraphs 2, 4 and 7'."""
    noun = "paragraph" if len(report.paragraphs) == 1 else "paragraphs"
    return f"{noun} {listed([str(number) for number in report.paragraphs])}"


def cited(report: Report, dossier: Dossier) -> str:
    """Return where a report stands: 'paragraphs 2 and 4', of several articles of which one."""
    numbers = paragraphs(report)
    return numbers if len(articles(dossier)) < 2 else f"{numbers} of {the_article(dossier, report)}"
