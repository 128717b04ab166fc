"""What the articles are called: 'the article' where there is one, else which, or 'the articles'."""

from dashboard.domain.articles import (
    article_says,
    articles,
    cited,
    of_the_article,
    the_article,
)
from dashboard.domain.vocabulary import (
    Answer,
    Basis,
    Deed,
    Precision,
    SourceKind,
    Stage,
    Status,
    TensionKind,
    WhenIs,
)
from dashboard.domain.wording import begun

VOCABULARIES = (
    *(Answer, Basis, Deed, Precision, SourceKind, Stage, Status),
    *(TensionKind, WhenIs),
)


def test_a_single_article_is_the_article(tiny):
    fact = tiny.fact["lamp-failed"]
    assert the_article(tiny) == the_article(tiny, fact) == "the article"
    assert article_says(tiny, "names") == "the article names"
    assert article_says(tiny, "does") == "the article does"
    assert of_the_article(tiny, fact, "own words", "words") == "the article's own words"
    assert cited(fact.lead, tiny) == "paragraphs 1 and 2"


def test_of_several_a_text_says_that_they_are_several(sequel):
    assert len(articles(sequel)) == 2
    assert the_article(sequel) == "the articles"
    assert article_says(sequel, "names") == "the articles name"
    assert article_says(sequel, "does") == "the articles do"
    assert begun(article_says(sequel, "says")) == "The articles say"


def test_of_several_a_fact_and_a_report_say_which(sequel):
    asked, closed = sequel.fact["lamp-asked"], sequel.fact["harbour-closed"]
    courier, gazette = "The Coast Courier of 21 May 2031", "The Harbour Gazette of 20 May 2031"
    assert the_article(sequel, closed) == courier
    assert the_article(sequel, asked) == f"{gazette} and {courier}"
    assert [the_article(sequel, one) for one in asked.least_firm_first] == [courier, gazette]
    assert cited(asked.lead, sequel) == f"paragraph 2 of {courier}"
    assert of_the_article(sequel, closed, "own words", "words") == f"the words of {courier}"


def test_no_meaning_of_a_vocabulary_speaks_of_a_single_article():
    said = [(word.label, word.meaning) for words in VOCABULARIES for word in words]
    assert [pair for pair in said if "the article" in " ".join(pair).lower()] == []
