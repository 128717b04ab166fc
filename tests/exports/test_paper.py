"""The content of the papers, before any format writes it: what a minister reads, and all of it."""

from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.phrasing import claim, firmness
from dashboard.domain.published import Headline
from dashboard.domain.ready_sentence import sentence
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.exports.paper.content import paper
from dashboard.exports.paper.model import Grid, Heading, Picture, Points, sentences

EVERYTHING, DENIED = Selection(), Selection(statuses=(Status.DENIED,))


def on(fact):
    return Selection(focus=f"fact:{fact}")


def paper_of(dossier, selection=EVERYTHING, **options):
    return paper(excerpt(dossier, selection), **options)


def items_in(many):
    for item in many:
        yield item
        yield from items_in(item.under)


def words(blocks):
    said = " ".join(f"{one.sign} {one.text} {one.lesser}" for one in sentences(blocks))
    return said.replace("\N{NO-BREAK SPACE}", " ")


def under(heading, blocks):
    """The blocks from a heading to the next one of its level."""
    at = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.text == heading)
    rest = blocks[at + 1 :]
    level = blocks[at].level
    ends = (n for n, one in enumerate(rest) if isinstance(one, Heading) and one.level <= level)
    return rest[: next(ends, len(rest))]


def test_the_brief_says_who_was_asked_what_is_denied_and_by_whom_and_what_is_not_known(tiny):
    brief = paper_of(tiny).brief
    said = words(under("What is said of the lamp", brief))
    assert "⊗ The lamp went dark, the logbook says; the keeper of the lighthouse denied it" in said
    assert "Denied ≠ denied by Ånsa Holm" in said
    asked = under("Asked, or being arranged", brief)[0]
    assert asked.heads == ("Lamps and crews", "Fjordmark: asked", "Tropica: asked (possible)")
    assert [[one.text for one in cell] for cell in asked.rows[1]] == [
        ["Repair crews"],
        ["–"],
        ["Repair, “reportedly”"],
    ]
    assert "Tropica: unclear." in words(under("How those who were asked responded", brief))
    assert "Denial: Did the lamp go dark?" in words(under("Denied, or in tension", brief))
    assert "Did the ship arrive?" in words(under("What is not known", brief))


def test_dated_events_are_told_in_the_order_of_time_with_how_each_date_is_known(tiny):
    [table] = under("In the order of time", paper_of(tiny).brief)
    dates = [row[0][0].text for row in table.rows]
    assert dates[3:6] == ["2–4 May", "6 May", "About 15 May, worked out"]
    assert dates[-1] == "Reported 20 May"
    said = words([table])
    assert "⊗ Denied ≠ denies what is reported · The keeper's statement" in " ".join(said.split())


def test_a_key_figure_keeps_how_firm_it_is_and_how_its_date_is_known(tiny):
    said = words(under("Figures", paper_of(tiny).brief))
    assert "Reported ≠ denied by Ånsa Holm · 2 May 2031 to 4 May 2031 · Northern Wire" in said
    assert "1.5 million crowns" in said
    assert "possibly 2024 (date of the report)" in said


def with_fact(dossier, fact):
    facts = tuple(fact if one.id == fact.id else one for one in dossier.facts)
    return replace(dossier, facts=facts)


def test_what_asking_is_worded_in_two_ways_stands_under_the_table_of_what_was_asked(real):
    said = words(under(real.config.aid.asked, paper_of(real).brief))
    for tension in real.tensions:
        if tension.kind == "two-versions" and "letter" in tension.title.casefold():
            assert tension.title in said


@pytest.mark.parametrize("selection", [EVERYTHING, DENIED], ids=("all", "denied"))
@pytest.mark.parametrize("name", ["tiny", "sequel", "real"])
def test_every_claim_has_a_number_and_the_numbers_of_its_chains(name, selection, request):
    dossier = request.getfixturevalue(name)
    made = paper_of(dossier, selection)
    [chains] = [block for block in made.sources if isinstance(block, Points)]
    numbers = [item.number for item in chains.items]
    assert numbers == list(range(1, len(numbers) + 1))
    points = [block for block in made.annex if isinstance(block, Points)]
    told = [item for block in points for item in items_in(block.items) if item.number]
    assert [item.number for item in told] == list(range(1, len(told) + 1))
    named = {item.sentences[-1].facts[0]: item.sentences[-1] for item in told}
    assert set(named) >= excerpt(dossier, selection).listed_ids
    for fact, said in named.items():
        vias = [
            " ← ".join(link.name for link in dossier.chain(one)) for one in reports(fact, dossier)
        ]
        listed = [chains.items[number - 1].sentences[0].text for number in said.sources]
        bare = [chain.split(", http")[0] for chain in listed]
        assert [via.split(" ←")[0] for via in vias] == [chain.split(" ←")[0] for chain in bare]
        assert firmness(dossier.fact[fact]) in said.lesser
        assert "¶" in said.lesser
        many = len(dossier.seeds) > 1
        for one in dossier.fact[fact].reports:
            assert not many or f"¶\N{NO-BREAK SPACE}{one.paragraphs[0]}" in said.lesser
            assert (f" of {dossier.chain(one)[0].name}" in said.lesser) is many
    assert cited_by(made) == numbers


def cited_by(made):
    """The numbers that a paper cites, in the order of reading, each once."""
    said = sentences((*made.brief, *made.annex))
    return list(dict.fromkeys(number for one in said for number in one.sources))


def reports(fact, dossier):
    found = dossier.fact[fact].least_firm_first
    return list({report.via: report for report in found}.values())


def test_a_denial_stands_under_what_it_denies_once_and_afterwards_in_short(tiny):
    denial = replace(tiny.fact["failure-denied"], disputes=("lamp-failed", "lamp-asked"))
    asked = replace(tiny.fact["lamp-asked"], disputes=("failure-denied",))
    annex = paper_of(with_fact(with_fact(tiny, denial), asked)).annex
    points = [item for one in annex if isinstance(one, Points) for item in one.items if item.number]
    first, second = [item for item in points if item.under]
    assert first.under[0].sentences[0].text == claim(denial)
    again = second.under[0].sentences[0]
    assert again.text == f"Denied: {denial.short} (claim {first.under[0].number})"
    assert (first.under[0].number, second.under[0].number) == (first.number + 1, 0)


def test_what_was_corrected_or_withdrawn_is_struck_after_what_became_of_it(sequel):
    made = list(sentences(paper_of(sequel).annex))
    struck = {one.facts[0]: made[at - 1].text for at, one in enumerate(made) if one.is_struck}
    assert set(struck) == {"nights-dark-three", "crew-asked", "boats-at-risk"}
    assert struck["nights-dark-three"] == "Corrected by: The lamp was dark for two nights."
    assert not any(one.is_struck for one in sentences(paper_of(sequel).brief))


def test_a_filter_is_named_in_the_title_and_what_it_leaves_out_is_said(tiny):
    made = paper_of(tiny, DENIED)
    assert made.title == "The lamp of Skerra Point: only status denied"
    assert made.footer.startswith(made.title)
    without = Selection(statuses=(Status.DENIED,), without=("northern-wire",))
    assert paper_of(tiny, without).title == f"{made.title}, without Northern Wire"
    assert "1 of 10 facts: status denied" in made.scope[0]
    assert made.scope[1].startswith("Outside this filter: 9 of 10 facts, all 2 rows of aid")
    assert (
        "went dark for about three nights; the keeper denied that it ever went dark. (outside"
        in (words(made.annex))
    )
    assert "1 of 10 facts; the others are outside this filter." in words(made.annex)


def test_a_hidden_request_is_never_said_not_to_be_there(tiny):
    brief = paper_of(tiny, Selection(text="crew")).brief
    said = words(under("Asked, or being arranged", brief))
    assert "(outside filter): something was asked for or is being arranged," in said


def test_no_result_is_a_paper_too_and_says_so(tiny):
    made = paper_of(tiny, Selection(text="zeppelin"))
    assert "No fact matches this filter." in words(made.brief)
    assert made.annex == made.sources == ()
    assert not any(isinstance(block, Picture) for block in made.brief)


def test_without_the_annex_every_number_still_leads_to_a_chain(tiny):
    made = paper_of(tiny, annex=False, room=0.3)
    assert made.annex == ()
    [chains] = made.sources[1:]
    assert cited_by(made) == [item.number for item in chains.items]
    assert tiny.digest in words(made.closing)


def test_every_heading_is_followed_by_what_it_heads(real):
    for selection in (EVERYTHING, DENIED):
        made = paper_of(real, selection)
        for blocks in (made.brief, made.annex, made.sources, made.closing):
            for one, then in zip(blocks, (*blocks[1:], blocks[0]), strict=True):
                is_part = isinstance(then, Heading) and then.level > getattr(one, "level", 9)
                assert not isinstance(one, Heading) or not isinstance(then, Heading) or is_part


def test_with_an_address_each_fact_leads_to_its_card(tiny):
    made = paper_of(tiny, address="https://harbour.example/lamp/")
    assert made.links["lamp-failed"] == "https://harbour.example/lamp/?focus=fact:lamp-failed"
    assert paper_of(tiny).links == {}


def test_the_sheet_of_a_claim_has_status_counter_claim_chain_and_what_is_open(tiny):
    fact = tiny.fact["lamp-failed"]
    made = paper_of(tiny, on("lamp-failed"), address="https://harbour.example/")
    assert made.is_sheet
    assert made.annex == made.sources == ()
    lead, how = made.brief[:2]
    assert [one.text for one in lead.sentences] == [claim(fact)]
    assert [one.text for one in how.sentences] == [
        "Reported, but denied by Ånsa Holm.",
        Status.REPORTED.meaning,
    ]
    [against] = under("Denied", made.brief)
    assert against.items[0].sentences[0].text == claim(tiny.fact["failure-denied"])
    ladder, known = under("How it is known", made.brief)
    assert [row[0][0].text for row in ladder.rows] == [
        "The logbook of the lighthouse",
        "Northern Wire",
        "The Harbour Gazette of 20 May 2031",
        "You",
    ]
    assert [row[0][0].text for row in known.rows][:1] == ["When"]
    assert "Left open: Who kept the log on those nights." in words(
        under("What is open", made.brief)
    )
    assert sentence(fact, tiny) in words(under("Ready to quote", made.brief))
    cited = words(under("To cite it", made.brief))
    assert "https://harbour.example/?focus=fact:lamp-failed" in cited
    assert "{address}" not in words(paper_of(tiny, on("lamp-failed")).brief)
    assert tiny.digest in words(made.closing)
    assert "(Reported, but denied by Ånsa Holm)" in made.title


def test_the_sheet_of_a_claim_says_which_question_was_answered(sequel, tiny):
    made = paper_of(sequel, on("nights-dark-two"))
    said = words(under("Asked before, and answered", made.brief))
    assert " ".join(said.split()) == (
        "For how many nights was it dark? Answered, as reported on 21 May 2031: For two nights,"
        " says Coast Radio of the logbook."
    )
    assert "answered" not in words(paper_of(tiny, on("lamp-under-way")).brief)


def test_the_sheet_of_a_claim_that_a_filter_leaves_out_says_so(tiny):
    selection = replace(on("lamp-failed"), statuses=(Status.DENIED,))
    assert paper_of(tiny, selection).scope[-1] == (
        "This claim is outside this filter: status denied"
    )
    assert len(paper_of(tiny, on("lamp-failed")).scope) == 1


def test_the_sheet_of_a_claim_that_no_longer_stands_says_so_first_and_quotes_nothing(sequel):
    made = paper_of(sequel, on("nights-dark-three"))
    assert made.brief[0].sentences[0].text == "Corrected by: The lamp was dark for two nights."
    assert made.brief[1].sentences[0].is_struck
    assert "Ready to quote" not in [one.text for one in made.brief if isinstance(one, Heading)]


def test_each_report_of_a_claim_has_a_chain_on_its_sheet(sequel):
    made = paper_of(sequel, on("lamp-asked"))
    chains = [one for one in under("How it is known", made.brief) if isinstance(one, Grid)][:-1]
    assert [chain.heads[0] for chain in chains] == ["◌ Possible, “apparently”", "● Reported"]


def test_where_there_is_little_room_points_are_left_to_the_annex_and_never_cut(tiny):
    many = tuple(replace(tiny.questions[0], id=f"q{n}", topic=f"Topic {n}") for n in range(40))
    brief = paper_of(replace(tiny, questions=many)).brief
    [points] = under("What is not known", brief)
    assert (
        points.items[-1].sentences[0].lesser == f"And {41 - len(points.items)} more: see the annex."
    )
    assert len(points.items) < 20


def test_the_headline_leads_with_the_chains_that_it_rests_on(tiny):
    headline = Headline(text="The lamp went dark, it is said.", facts=("lamp-failed",))
    made = paper_of(replace(tiny, config=replace(tiny.config, headline=headline)))
    lead = made.brief[0]
    assert lead.is_lead
    assert (lead.sentences[0].text, lead.sentences[0].sources) == (headline.text, (1,))
