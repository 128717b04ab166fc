"""What opens a file: the headline, where it is from, and the claims that it rests on."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.domain.excerpt import excerpt
from dashboard.domain.published import Edition, Headline
from dashboard.domain.selection import Selection
from dashboard.domain.sources import Seed
from dashboard.domain.voices import origin
from dashboard.exports import FORMATS
from dashboard.exports.deck.drawing import all_shapes

TEXT = "The lamp went dark, the logbook says; the keeper denies it."
ORIGIN = "From one English-language article, which retells one outlet."
HEADLINE = Headline(text=TEXT, facts=("lamp-failed", "failure-denied"))
EDITION = Edition(digest="ab" * 32, on=date(2031, 5, 21), changes="A figure was put right.")


@pytest.fixture(scope="module")
def dossier(tiny):
    config = replace(tiny.config, headline=HEADLINE, editions=(EDITION,))
    seeds = tuple(replace(seed, language="en") for seed in tiny.seeds)
    return replace(tiny, config=config, seeds=seeds)


def words_of_deck(content):
    slides = Presentation(io.BytesIO(content)).slides
    return "\n".join(
        shape.text_frame.text
        for slide in slides
        for shape in all_shapes(slide.shapes)
        if shape.has_text_frame
    )


def words_of_paper(content):
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


READERS = {
    "markdown": bytes.decode,
    "html": bytes.decode,
    "pdf": words_of_paper,
    "pptx": words_of_deck,
}


@pytest.mark.parametrize("name", READERS)
def test_a_file_opens_with_the_headline_and_where_it_is_from(dossier, name):
    words = READERS[name](FORMATS[name].render(excerpt(dossier, Selection())))
    rest = words.index("On this page" if name == "html" else "Nights without a light")
    assert words.index(TEXT.partition(",")[0]) < words.index(ORIGIN[:20]) < rest


@pytest.mark.parametrize("name", READERS)
def test_a_file_of_other_facts_leaves_it_out(dossier, name):
    words = READERS[name](FORMATS[name].render(excerpt(dossier, Selection(kinds=("answer",)))))
    assert "the keeper denies it" not in words


def test_the_claims_that_it_rests_on_are_named(dossier):
    note = FORMATS["markdown"].render(excerpt(dossier, Selection())).decode()
    assert f"{TEXT} [^lamp-failed] [^failure-denied]" in note.replace("\\", "")
    page = FORMATS["html"].render(excerpt(dossier, Selection())).decode()
    listed = page.partition("<summary>The headline rests on 2 claims</summary>")[2].partition(
        "</details>"
    )[0]
    assert listed.count('href="#f-') == 2


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_earlier_editions_are_named_at_the_end(dossier, name):
    words = FORMATS[name].render(excerpt(dossier, Selection())).decode().replace("\\", "")
    assert "21 May 2031 (digest abababababab…). A figure was put right." in words


def test_it_is_shown_where_a_fact_that_it_rests_on_is(dossier, tiny):
    assert excerpt(dossier, Selection()).headline is HEADLINE
    assert excerpt(dossier, Selection(text="keeper")).headline is HEADLINE
    assert excerpt(dossier, Selection(kinds=("answer",))).headline is None
    assert excerpt(tiny, Selection()).headline is None


def with_seeds(dossier, *languages):
    seed: Seed = dossier.seeds[0]
    return replace(dossier, seeds=tuple(replace(seed, language=one) for one in languages))


def test_where_it_is_from_is_counted_in_words(dossier):
    assert origin(dossier) == ORIGIN
    assert origin(with_seeds(dossier, "ru", "ru")).startswith(
        "From two Russian-language articles, which retell one outlet"
    )
    assert origin(with_seeds(dossier, "ru", "en")).startswith("From two articles,")
    assert origin(with_seeds(dossier, "tlh")).startswith("From one article,")
    assert (
        origin(replace(dossier, facts=dossier.facts[-1:])) == "From one English-language article."
    )
