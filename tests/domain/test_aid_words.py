"""The aid matrix in words: a cell is asked, not in the article, or outside the filter."""

from dataclasses import replace

from dashboard.domain.aid_words import NOTHING, OUTSIDE, aid_matrix, cell_meanings
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Stage, Status

WHOLE = Selection()
POSSIBLE = Selection(statuses=(Status.POSSIBLE,))
NAMES_NOTHING = "–: the article names nothing of the kind."
FILTERED = (
    "(outside filter): something was asked for or is being arranged, but this filter leaves it out."
)


def test_a_cell_says_what_help_and_how_firmly(tiny):
    assert aid_matrix(excerpt(tiny, WHOLE)) == (
        ("Lamps and crews", "Fjordmark: asked", "Tropica: asked (possible)"),
        ("Lamps", "● Supply", NOTHING),
        ("Repair crews", NOTHING, "◌ Repair, “reportedly”"),
    )
    assert cell_meanings(excerpt(tiny, WHOLE)) == (NAMES_NOTHING,)


def test_what_the_filter_hides_is_never_told_as_missing_in_the_article(tiny):
    assert aid_matrix(excerpt(tiny, POSSIBLE)) == (
        ("Lamps and crews", "Fjordmark", "Tropica: asked (possible)"),
        ("Lamps", OUTSIDE, NOTHING),
        ("Repair crews", NOTHING, "◌ Repair, “reportedly”"),
    )
    assert cell_meanings(excerpt(tiny, POSSIBLE)) == (NAMES_NOTHING, FILTERED)


def test_only_the_looks_that_there_are_are_explained(tiny):
    full = tuple(
        replace(row, id=f"{row.id}-{equipment}", equipment=equipment)
        for row in tiny.aid
        for equipment in ("lamps", "crews")
    )
    dossier = replace(tiny, aid=full)
    assert cell_meanings(excerpt(dossier, WHOLE)) == ()
    assert cell_meanings(excerpt(dossier, Selection(text="zzz"))) == (FILTERED,)


def test_several_rows_share_a_cell_and_what_is_arranged_is_called_that(tiny):
    lamp = tiny.aid[0]
    arranged = replace(lamp, id="b", stage=Stage.COORDINATED, hedge="soon")
    unsaid = replace(lamp, id="c", help="unspecified", facts=("crew-asked",))
    found = excerpt(replace(tiny, aid=(lamp, arranged, unsaid)), WHOLE)
    assert aid_matrix(found)[1] == ("Lamps", "● Supply; ● Being arranged, “soon”; ◌ Help")


def test_of_several_articles_the_key_says_so(sequel):
    assert cell_meanings(excerpt(sequel, WHOLE)) == ("–: the articles name nothing of the kind.",)


def test_without_rows_of_aid_there_is_no_more_than_a_head(tiny):
    bare = excerpt(replace(tiny, aid=(), equipment=()), WHOLE)
    assert aid_matrix(bare) == (("Lamps and crews",),)
    assert cell_meanings(bare) == ()
