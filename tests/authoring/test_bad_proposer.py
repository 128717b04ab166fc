"""A bad proposer: of sixty proposals twenty are wrong, each in a way that wrong.yaml names.

They were written before the rules were. At most one of the twenty may get past, and none of the
forty may be refused.
"""

import pytest

from dashboard.authoring.accepting import judged
from dashboard.authoring.auditing import bench
from dashboard.authoring.drafts import read_drafts
from tests.authoring import scene
from tests.loading.copies import copy_to

PROPOSALS = scene.plain_yaml(scene.FOLDER / "proposals.yaml")["proposals"]
WRONG = scene.plain_yaml(scene.FOLDER / "wrong.yaml")
RULES = {
    "boats-wanted": "names-keep-their-places",
    "letter-day": "dates-are-those-of-the-words",
    "foreign-boats": "dates-are-those-of-the-words",
    "letter-sent": "status-is-that-of-the-words",
    "repair-price": "figures-are-in-the-quoted-words",
    "repair-estimate": "chain-is-that-of-the-sentence",
    "windows-broken": "scope-is-no-wider",
    "light-coming": "status-is-that-of-the-words",
    "envoy-recalled": "statement-is-borne-out",
    "heron-stranded": "names-are-not-exchanged",
    "rescue": "names-are-of-the-facts",
    "rescue-boat": "hedges-are-there",
    "two-hurt": "quote-stands-in-its-paragraphs",
    "holm-on-the-heron": "names-are-not-exchanged",
    "heron-pace": "figures-keep-their-unit",
    "heron-off-its-lane": "quote-stands-in-its-paragraphs",
    "trade-volume": "texts-are-our-own",
    "boats-from-documents": "chain-is-that-of-the-sentence",
    "more-boats": "hedges-are-kept",
    "velde-on-months": "figures-are-in-the-quoted-words",
}
"""The rule that refuses each for what is wrong with it; others may refuse it too."""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """What the audit says of each of the sixty, by id."""
    config = scene.prepare(copy_to(tmp_path_factory.mktemp("bad")))
    scene.put_proposals(config, PROPOSALS)
    found = {}
    for record in scene.TEXTS:
        drafts, judge = read_drafts(config, record), bench(config, record)
        assert (drafts.problems, judge.problems) == ((), frozenset())
        found |= {one.id: judged(one, judge).faults for one in drafts.proposals}
    return found


def test_there_are_sixty_of_which_twenty_are_wrong(verdicts):
    assert (len(verdicts), len(WRONG)) == (60, 20)
    assert set(WRONG) <= set(verdicts)


def test_at_most_one_wrong_proposal_gets_past(verdicts):
    assert len([id for id in WRONG if not verdicts[id]]) <= 1


def test_no_right_proposal_is_refused(verdicts):
    refused = {
        id: list(map(str, told)) for id, told in verdicts.items() if told and id not in WRONG
    }
    assert refused == {}


@pytest.mark.parametrize("id", WRONG)
def test_a_wrong_proposal_is_refused_for_what_is_wrong_with_it(verdicts, id):
    assert RULES[id] in {fault.rule for fault in verdicts[id]}


def test_each_reason_is_a_line_with_a_remedy(verdicts):
    told = [fault for id in WRONG for fault in verdicts[id]]
    assert all(fault.what and fault.hint and "\n" not in str(fault) for fault in told)


def test_the_words_of_the_article_are_not_told_again(verdicts):
    texts = [(scene.FOLDER / f"{record}.txt").read_text("utf-8") for record in scene.TEXTS]
    words = " ".join(texts).split()
    runs = {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}
    told = [str(fault) for id in WRONG for fault in verdicts[id]]
    assert not [line for line in told if any(run in line for run in runs)]
