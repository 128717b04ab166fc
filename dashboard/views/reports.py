"""Who says a fact: its reports, each with its chain, and the words of its article."""

from collections.abc import Iterator

import streamlit as st

from dashboard.domain.dates import day_in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact, Report
from dashboard.escaping import in_markdown
from dashboard.views.fact_button import status_line
from dashboard.views.original import in_the_original


def reports(fact: Fact, dossier: Dossier) -> None:
    """Show every report of a fact; of several the least firm first, which rules what is shown."""
    if len(fact.reports) == 1:
        st.markdown(f"**Who says so**\n{_chain(fact.lead, dossier)}")
        in_the_original(fact.lead, dossier)
        return
    differ = "the least firm rules what is shown" if fact.is_worded_two_ways else "put alike"
    st.markdown(f"**Who says so: {len(fact.reports)} reports, {differ}**")
    for number, report in enumerate(fact.least_firm_first, 1):
        rules = " · the least firm" if number == 1 and fact.is_worded_two_ways else ""
        st.markdown(
            f"{status_line(report)}{rules}\n{_chain(report, dossier)}\n\n"
            + "\n".join(f"- **{name}:** {said}" for name, said in known(report, dossier))
        )
        in_the_original(report, dossier)


def known(report: Report, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what is known of one report, as rows of a card in Markdown."""
    yield "Basis", f"{report.basis.label}. {report.basis.meaning}"
    if report.speaker:
        yield "Speaker", in_markdown(dossier.actor[report.speaker].name)
    seed = dossier.article_of(report)
    if report.reported:
        yield "Reported", day_in_words(report.reported)
    elif seed and len(dossier.seeds) > 1:
        yield "Reported", day_in_words(seed.date)


def _chain(report: Report, dossier: Dossier) -> str:
    """The attribution chain as a numbered list, nearest first."""
    names = [in_markdown(link.name) for link in dossier.chain(report)]
    seed = dossier.article_of(report)
    gists = {p.number: p.gist for p in seed.paragraphs} if seed else {}
    cited = "; ".join(f"¶ {number}: {gists[number]}" for number in report.paragraphs)
    if report.context:
        cited += f" Read with {', '.join(f'¶ {number}' for number in report.context)}."
    names[0] += f" — {in_markdown(cited)}"
    return "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))
