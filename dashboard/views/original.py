"""The article's own words under a claim, where the reader has them: shown, never kept."""

import streamlit as st

from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.sources import Seed
from dashboard.escaping import in_html, in_markdown
from dashboard.loading.original import Original, original


def in_the_original(fact: Fact, dossier: Dossier) -> None:
    """The paragraphs of a fact in the language of its article, folded up; or why they are not."""
    seed = dossier.article_of(fact)
    text = original(dossier, seed) if seed else Original()
    if text.refusal:
        st.warning(f"The article's text is not shown. {in_markdown(text.refusal)}.")
    elif seed and text.paragraphs:
        with st.expander("The article's own words"):
            st.html("".join(_paragraph(number, fact, seed, text) for number in fact.cited))


def _paragraph(number: int, fact: Fact, seed: Seed, text: Original) -> str:
    """A paragraph as HTML, its number beside it."""
    role = "" if number in fact.paragraphs else "<small>read with it</small>"
    words, language = in_html(text.paragraphs[number - 1]), in_html(seed.language)
    return (
        f'<section class="original"><p>¶ {number}</p>{role}'
        f'<blockquote lang="{language}" dir="auto">{words}</blockquote></section>'
    )
