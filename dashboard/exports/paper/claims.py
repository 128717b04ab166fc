"""The claims of the paper, what they pull against, and what nobody has said."""

from dashboard.domain.articles import the_article
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.domain.oppositions import Opposition
from dashboard.domain.phrasing import claim, contest_mark, dated, firmness
from dashboard.domain.superseded import plain_statement, superseded_why
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.exports.captions import outside
from dashboard.exports.paper.cited import Paper, Values


def claims(paper: Paper) -> Values:
    """Return all claims by kind, the tensions and the open questions."""
    dossier = paper.excerpt.dossier
    leading = [fact for fact in paper.excerpt.listed if _leads(fact, paper)]
    return {
        "undated": _undated(dossier),
        "kinds": [
            {"name": kind.name, "claims": [_claim(fact, paper) for fact in facts]}
            for kind in dossier.config.kinds
            if (facts := [fact for fact in leading if fact.kind == kind.id])
        ],
        "tensions": [_tension(found, paper) for found in paper.excerpt.tensions],
        "questions": _questions(paper),
    }


def _undated(dossier: Dossier) -> str:
    """Return what the signs under the claims mean."""
    return (
        f"Without a date: known through reports of the as-of date. ¶: paragraph of"
        f" {the_article(dossier)}. ↔: denies it, or is denied by it."
    )


def _questions(paper: Paper) -> list[Values]:
    """Return the open questions by their topics."""
    topics: dict[str, list[str]] = {}
    for each in paper.excerpt.questions:
        topics.setdefault(each.topic, []).append(each.question)
    return [{"topic": topic, "asked": asked} for topic, asked in topics.items()]


def _leads(fact: Fact, paper: Paper) -> bool:
    """Return whether a fact has a line of its own; a denial stands under what it denies."""
    return fact.status is not Status.DENIED or paper.excerpt.ids.isdisjoint(fact.disputes)


def _claim(fact: Fact, paper: Paper) -> Values:
    against = (paper.excerpt.dossier.fact[name] for name in fact.disputes)
    return _said(fact, paper) | {"against": [_said_against(other, paper) for other in against]}


def _said_against(fact: Fact, paper: Paper) -> Values:
    """Return a claim under the one that it disputes; from the second time on without details."""
    said = _said(fact, paper)
    if fact.id in paper.told:
        said["how"] = firmness(fact)
    paper.told.add(fact.id)
    return said


def _said(fact: Fact, paper: Paper) -> Values:
    """Return a claim with how firmly it is put, when, and where in the article it stands."""
    dossier = paper.excerpt.dossier
    paragraphs = "; ".join(map(_paragraphs, fact.least_firm_first))
    firmly = "" if fact.status is Status.REPORTED and not fact.hedge else firmness(fact)
    when = "" if _is_of_the_day(fact, dossier) else dated(fact, dossier)
    return {
        "statement": claim(fact) + outside(fact, paper.excerpt),
        "became": superseded_why(fact, dossier),
        "sign": fact.status.glyph,
        "how": " · ".join(filter(None, (firmly, contest_mark(fact, dossier), when, paragraphs))),
        "sources": paper.sources_of(fact),
    }


def _paragraphs(report: Report) -> str:
    return "¶\N{NO-BREAK SPACE}" + ", ".join(map(str, report.paragraphs))


def _is_of_the_day(fact: Fact, dossier: Dossier) -> bool:
    """Return whether all that is known of its date is that it was reported on the as-of date."""
    days = {fact.when.earliest, fact.when.latest}
    return fact.when_is is WhenIs.REPORT and days == {dossier.config.as_of}


def _tension(found: Opposition, paper: Paper) -> Values:
    """Return what differs; of two facts that stand in no tension together, what they claim."""
    tension, shown = found.tension, paper.excerpt
    claimed = (plain_statement(fact, shown.dossier) + outside(fact, shown) for fact in found.facts)
    return {
        "title": found.headline,
        "differs": tension.differs if tension else " ".join(claimed),
        "open": tension.open if tension else "",
        "sources": paper.sources(fact.id for fact in found.facts),
    }
