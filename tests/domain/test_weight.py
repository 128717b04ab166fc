from dataclasses import replace

from dashboard.domain.weight import by_weight


def test_moments_come_first_then_the_facts_of_the_headline_then_the_rest(tiny):
    facts = tiny.facts
    headline = tiny.config.headline
    moments = (facts[-1].id, facts[-2].id)
    weighed = replace(tiny, config=replace(tiny.config, moments=moments))

    found = [fact.id for fact in by_weight(facts, weighed)]

    named = dict.fromkeys((*moments, *(headline.facts if headline else ())))
    rest = [fact.id for fact in facts if fact.id not in named]
    assert found == [*named, *rest]
