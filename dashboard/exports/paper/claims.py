"""The claims of the paper, what they pull against, and what nobody has said."""

from dashboard.charts.signs import SIGNS, contest_of
from dashboard.domain.articles import the_article
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.oppositions import Opposition, shown_oppositions
from dashboard.domain.phrasing import claim
from dashboard.domain.shown import shown_questions
from dashboard.domain.superseded import superseded_why
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.exports.paper.cited import Paper, Values
from dashboard.exports.phrases import dated
from dashboard.exports.wording import firmness


def _undated(dossier: Dossier) -> str:
    """What the signs under the claims mean."""
    return (
        f"Without a date: known through reports of the as-of date. ¶: paragraph of"
        f" {the_article(dossier)}. ↔: denies it, or is denied by it."
    )


def claims(paper: Paper) -> Values:
    """All claims by kind, the tensions and the open questions."""
    dossier = paper.dossier
    by_kind = (
        (kind, [f for f in paper.listed if f.kind == kind.id]) for kind in dossier.config.kinds
    )
    return {
        "undated": _undated(dossier),
        "kinds": [
            {
                "name": kind.name,
                "claims": [_claim(fact, paper) for fact in facts if _leads(fact, paper)],
            }
            for kind, facts in by_kind
            if any(_leads(fact, paper) for fact in facts)
        ],
        "tensions": [
            _tension(each, paper)
            for each in shown_oppositions(paper.selection, dossier)
            if each.tension
        ],
        "questions": _questions(paper),
    }


def _questions(paper: Paper) -> list[Values]:
    """The open questions by their topics."""
    topics: dict[str, list[str]] = {}
    for each in shown_questions(paper.dossier, paper.selection):
        topics.setdefault(each.topic, []).append(each.question)
    return [{"topic": topic, "asked": asked} for topic, asked in topics.items()]


def _leads(fact: Fact, paper: Paper) -> bool:
    """Whether a fact has a line of its own; a denial stands under what it denies, if it can."""
    return fact.status is not Status.DENIED or paper.chosen.isdisjoint(fact.disputes)


def _claim(fact: Fact, paper: Paper) -> Values:
    against = (paper.dossier.fact[name] for name in fact.disputes)
    return _said(fact, paper) | {"against": [_said_against(other, paper) for other in against]}


def _said_against(fact: Fact, paper: Paper) -> Values:
    """A claim under the one that it disputes; from the second time on without its details."""
    said = _said(fact, paper)
    if fact.id in paper.told:
        said["how"] = firmness(fact)
    paper.told.add(fact.id)
    return said


def _said(fact: Fact, paper: Paper) -> Values:
    """A claim with how firmly it is put, when, and where in the article it stands."""
    outside = "" if fact in paper.listed else " (outside this filter)"
    paragraphs = "; ".join(map(_paragraphs, fact.least_firm_first))
    firmly = "" if fact.status is Status.REPORTED else firmness(fact)
    contested = contest_of(fact, paper.dossier)
    when = "" if _is_of_the_day(fact, paper.dossier) else dated(fact, paper.dossier)
    return {
        "statement": claim(fact) + outside,
        "became": superseded_why(fact, paper.dossier),
        "sign": SIGNS[fact.status].glyph,
        "how": " · ".join(filter(None, (firmly, contested, when, paragraphs))),
        "sources": paper.sources_of(fact),
    }


def _paragraphs(report: Report) -> str:
    return "¶\N{NO-BREAK SPACE}" + ", ".join(map(str, report.paragraphs))


def _is_of_the_day(fact: Fact, dossier: Dossier) -> bool:
    """Whether all that is known of its date is that it was reported on the as-of date."""
    days = {fact.when.earliest, fact.when.latest}
    return fact.when_is is WhenIs.REPORT and days == {dossier.config.as_of}


def _tension(opposition: Opposition, paper: Paper) -> Values:
    assert opposition.tension is not None, "bare disputes stand under the claims themselves"
    tension = opposition.tension
    return {
        "title": opposition.headline,
        "differs": tension.differs,
        "open": tension.open,
        "sources": paper.sources(tension.facts),
    }
