"""Reviews: a signature holds for what was read, and for nothing that is written later."""

from dataclasses import replace
from datetime import date

from dashboard.domain.config import ReviewRule
from dashboard.domain.published import Review
from dashboard.domain.reviews import Standing, entry_digest, in_words, refusal, standing


def signed(dossier, *names, rule=ReviewRule.REQUIRED, **more):
    """A dossier in which somebody reviewed these facts; `more` are digests by the id of a fact."""
    digests = {name: entry_digest(dossier.fact[name]) for name in names} | more
    reviews = {
        f"facts:{name}": Review(by="A. Holm", on=date(2031, 5, 21), digest=digest)
        for name, digest in digests.items()
    }
    return replace(dossier, reviews=reviews, config=replace(dossier.config, review=rule))


def test_an_entry_is_reviewed_as_long_as_it_says_the_same(tiny):
    dossier = signed(tiny, "lamp-failed")
    fact = dossier.fact["lamp-failed"]
    assert standing("facts", fact, dossier) is Standing.REVIEWED
    assert standing("facts", replace(fact, note="New."), dossier) is Standing.REOPENED
    assert standing("facts", dossier.fact["lamp-asked"], dossier) is Standing.UNREVIEWED


def test_a_change_of_any_key_of_any_report_reopens_an_entry(tiny):
    fact = tiny.fact["crew-asked"]
    [report] = fact.reports
    for changed in ({"hedge": ""}, {"paragraphs": (2,)}, {"via": report.via[:2]}):
        other = replace(fact, reports=(replace(report, **changed),))
        assert entry_digest(other) != entry_digest(fact)


def test_a_review_is_of_one_collection(tiny):
    place = tiny.place["vestra"]
    review = Review(by="A. Holm", on=date(2031, 5, 21), digest=entry_digest(place))
    dossier = replace(tiny, reviews={"places:vestra": review})
    assert standing("places", place, dossier) is Standing.REVIEWED
    assert standing("actors", place, dossier) is Standing.UNREVIEWED


def test_who_reviewed_it_is_said_and_when(tiny):
    dossier = signed(tiny, "lamp-failed", **{"lamp-asked": "0" * 16})
    said = [in_words("facts", fact, dossier) for fact in dossier.facts[:3]]
    assert said == [
        "reviewed by A. Holm on 2031-05-21",
        "not reviewed",
        "changed since its review by A. Holm on 2031-05-21",
    ]


def test_nothing_is_refused_where_no_review_is_required(tiny):
    assert refusal(tiny.facts, tiny) is None


def test_reviewed_facts_bear_what_rests_on_them(tiny):
    dossier = signed(tiny, "lamp-failed", "lamp-asked")
    assert refusal((tiny.fact["lamp-failed"], tiny.fact["lamp-asked"]), dossier) is None


def test_a_refusal_says_why_and_what_to_run(tiny):
    dossier = signed(tiny, "lamp-failed", **{"lamp-asked": "0" * 16})
    assert refusal(dossier.facts[:3], dossier) == (
        "rests on unreviewed facts: 'failure-denied' (not reviewed), 'lamp-asked' (changed since"
        " its review by A. Holm on 2031-05-21)",
        "read against the article, then run: crisis-dashboard review sign --by NAME failure-denied"
        " lamp-asked",
    )


def test_a_refusal_names_the_first_three_facts_and_counts_the_others(tiny):
    what, hint = refusal(tiny.facts, signed(tiny))
    assert what.endswith("'lamp-asked' (not reviewed) and 7 more")
    assert hint.endswith("lamp-asked; crisis-dashboard review list names all")
