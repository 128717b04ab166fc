"""Any selection of a dossier, for tests of what holds for all of them."""

from hypothesis import strategies as st

from dashboard.domain.dates import parse_when
from dashboard.domain.dossier import Dossier
from dashboard.domain.selection import FOCI, WITH_FIGURES, Selection
from dashboard.domain.vocabulary import Basis, Status

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PERIODS = ("2031-05", "2031~", "../2031-05-02", "2024")


def selections(dossier: Dossier) -> st.SearchStrategy[Selection]:
    """Return a strategy that makes selections of which a dossier has all that they name."""
    foci = [f"{one}:{id_}" for one in FOCI for id_ in getattr(dossier, one)]
    return st.builds(
        Selection,
        text=TEXTS.map(lambda text: " ".join(text.split())) | st.sampled_from(["lamp", "ansa"]),
        actors=some(dossier.actor),
        kinds=some(dossier.kind),
        statuses=some(Status),
        bases=some(Basis),
        outlets=some(source.id for source in dossier.voices),
        without=some(dossier.source),
        figures=st.sampled_from(["", WITH_FIGURES]),
        period=st.none() | st.sampled_from(PERIODS).map(parse_when),
        focus=st.sampled_from(["", *foci]),
        map=st.sampled_from(["", *(view.id for view in dossier.config.maps)]),
    )


def narrow(dossier: Dossier) -> st.SearchStrategy[Selection]:
    """Return a strategy of selections by one field alone, which mostly let something through."""
    fields = ("actors", "kinds", "statuses", "bases", "outlets", "without", "figures")
    return st.sampled_from(fields).flatmap(
        lambda name: selections(dossier).map(
            lambda found: Selection(**{name: getattr(found, name), "focus": found.focus})
        )
    )


def some(values):
    """Return a strategy of up to four of some values."""
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=4).map(tuple)
