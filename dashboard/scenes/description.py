"""The description of a chart for screen-reader users, made of the excerpt, so it is filtered."""

from collections.abc import Collection

from dashboard.domain.excerpt import Excerpt
from dashboard.domain.facts import Fact
from dashboard.domain.phrasing import attribution, claim, part_of, signed
from dashboard.domain.scope import left_out
from dashboard.domain.weight import by_weight
from dashboard.domain.wording import begun

WEIGHTIEST = 3


def described(what: str, facts: Collection[Fact], excerpt: Excerpt, *more: str) -> str:
    """Return what a chart shows, how many facts, the weightiest, and what the filter leaves out.

    `what` names the chart without a full stop; `more` are sentences that only this chart has.
    """
    if not facts:
        return " ".join((f"{what}: empty, as the filter leaves nothing to show.", *more))
    number = begun(part_of(len(facts), len(excerpt.dossier.current), "fact"))
    dossier, weightiest = excerpt.dossier, by_weight(facts, excerpt.dossier)[:WEIGHTIEST]
    told = (
        f"{signed(fact)}: {claim(fact).rstrip('.')} ({attribution(fact, dossier)})."
        for fact in weightiest
    )
    head = (
        "The weightiest" if len(facts) > WEIGHTIEST else "They are" if len(facts) > 1 else "It is"
    )
    return " ".join(
        filter(None, (f"{what}. {number}.", f"{head}:", *told, *more, left_out(excerpt)))
    )
