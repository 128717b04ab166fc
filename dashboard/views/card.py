"""The card of what is in focus: the claim, and everything that it stands on."""

from collections.abc import Iterable

import streamlit as st

from dashboard.charts.signs import CONTESTED
from dashboard.domain.config import Page
from dashboard.domain.dates import in_words
from dashboard.domain.dossier import Dossier
from dashboard.domain.facts import Fact
from dashboard.domain.places import Place
from dashboard.domain.sentence import sentence
from dashboard.domain.vocabulary import WhenIs
from dashboard.escaping import in_markdown
from dashboard.views.actor_card import actor_card, relation_card
from dashboard.views.fact_button import fact_buttons, status_line
from dashboard.views.original import in_the_original
from dashboard.views.visit import Visit, let_go


def card(now: Visit) -> None:
    """What is in focus, with a way to let go."""
    selection, dossier = now.selection, now.dossier
    with st.container(border=True, key="card"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("In focus", width="stretch")
            st.button("Close", shortcut="Esc", on_click=let_go, key="let-go")
        if selection.fact:
            _fact(dossier.fact[selection.fact], dossier)
        elif selection.place:
            _place(dossier.place[selection.place], dossier)
        elif selection.actor:
            actor_card(selection.actor, dossier)
        else:
            relation_card(selection.relation, dossier)


def _fact(fact: Fact, dossier: Dossier) -> None:
    st.markdown(f"## {in_markdown(fact.statement)}")
    st.markdown(f"{status_line(fact)}  \n{fact.status.meaning}{_contested(fact, dossier)}")
    st.caption("To say out loud")
    st.code(sentence(fact, dossier), language=None, wrap_lines=True)
    st.markdown(f"**Who says so**\n{_chain(fact, dossier)}")
    in_the_original(fact, dossier)
    st.markdown("\n".join(f"- **{name}:** {said}" for name, said in _known(fact, dossier)))
    if fact.note:
        st.caption(in_markdown(fact.note))
    _others("Stands against", map(dossier.fact.__getitem__, fact.disputes))
    _tensions(fact, dossier)
    related = (*map(dossier.fact.__getitem__, fact.qualifies), *dossier.qualified_by(fact.id))
    _others("Said differently, or narrowed", dict.fromkeys(related))
    _questions(fact, dossier)


def _contested(fact: Fact, dossier: Dossier) -> str:
    is_contested = fact.id in dossier.contested
    return f"  \n{CONTESTED} **Contested:** another claim pulls against it." if is_contested else ""


def _tensions(fact: Fact, dossier: Dossier) -> None:
    """What it pulls against, in words, and the way to the page that sets both side by side."""
    for tension in dossier.tensions_of(fact.id):
        said = f"{in_markdown(tension.differs)} {in_markdown(tension.open)}"
        st.caption(f"**{in_markdown(tension.title)}** {said}")
    if fact.id in dossier.contested and Page.TENSIONS in dossier.config.pages:
        st.page_link(f"views/{Page.TENSIONS}.py", label="See the claims side by side →")


def _questions(fact: Fact, dossier: Dossier) -> None:
    """What nobody has said about it."""
    asked = dossier.questions_of(fact.id)
    if asked:
        st.markdown("**What the article does not say**")
        st.markdown("\n".join(f"- {in_markdown(one.question)}" for one in asked))


def _known(fact: Fact, dossier: Dossier) -> Iterable[tuple[str, str]]:
    """The rows of a card: what is known, and how."""
    how = in_markdown(fact.when_why) if fact.when_is is WhenIs.INFERRED else fact.when_is.meaning
    yield "When", f"{in_words(fact.when)} · {fact.when_is.label.lower()}. {how}"
    yield "Basis", f"{fact.basis.label}. {fact.basis.meaning}"
    if fact.speaker:
        yield "Speaker", in_markdown(dossier.actor[fact.speaker].name)
    if fact.figures:
        yield "Figures", in_markdown("; ".join(map(str, fact.figures)))
    if fact.places:
        yield "Where", in_markdown("; ".join(dossier.place[name].name for name in fact.places))


def _chain(fact: Fact, dossier: Dossier) -> str:
    """The attribution chain as a numbered list, nearest first."""
    names = [in_markdown(link.name) for link in dossier.chain(fact)]
    seed = dossier.article_of(fact)
    gists = {p.number: p.gist for p in seed.paragraphs} if seed else {}
    cited = "; ".join(f"¶ {number}: {gists[number]}" for number in fact.paragraphs)
    if fact.context:
        cited += f" Read with {', '.join(f'¶ {number}' for number in fact.context)}."
    names[0] += f" — {in_markdown(cited)}"
    return "\n".join(f"{number}. {name}" for number, name in enumerate(names, 1))


def _place(place: Place, dossier: Dossier) -> None:
    st.markdown(f"## {in_markdown(place.name)}")
    why = in_markdown(place.why)
    st.caption(f"{place.precision.label}: {place.precision.meaning} {why}")
    _others("Facts here", dossier.facts_at(place.id))


def _others(title: str, facts: Iterable[Fact]) -> None:
    """Other facts as buttons that put them in focus."""
    listed = list(facts)
    if listed:
        st.markdown(f"**{title}**")
    fact_buttons(listed, title)
