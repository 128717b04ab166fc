"""An article's own words under a claim, where the reader has them: shown, never kept."""

import streamlit as st

from dashboard.domain.articles import of_the_article
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Report
from dashboard.domain.sources import Seed
from dashboard.domain.wording import begun
from dashboard.escaping import in_html, in_markdown
from dashboard.loading.original import Original, original


def in_the_original(report: Report, dossier: Dossier) -> None:
    """The paragraphs of a report in the language of its article, folded up; or why they are not."""
    seed = dossier.article_of(report)
    text = original(dossier, seed) if seed else Original()
    if text.refusal:
        what = begun(of_the_article(dossier, report, "text", "text"))
        st.warning(f"{in_markdown(what)} is not shown. {in_markdown(text.refusal)}.")
    elif seed and text.paragraphs:
        words = begun(of_the_article(dossier, report, "own words", "words"))
        with st.expander(in_markdown(words)):
            st.html("".join(_paragraph(number, report, seed, text) for number in report.cited))


def _paragraph(number: int, report: Report, seed: Seed, text: Original) -> str:
    """A paragraph as HTML, its number beside it."""
    role = "" if number in report.paragraphs else "<small>read with it</small>"
    words, language = in_html(text.paragraphs[number - 1]), in_html(seed.language)
    return (
        f'<section class="original"><p>¶ {number}</p>{role}'
        f'<blockquote lang="{language}" dir="auto">{words}</blockquote></section>'
    )
