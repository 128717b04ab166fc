"""What opens the first page: headline, strands, moments, key figures and legend as templates."""

from dataclasses import replace

import pytest
from lxml import html

from dashboard.domain import lead
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status
from dashboard.templates import render
from dashboard.templates.links import on_page


def shown(name, dossier, href=on_page, **selection):
    return html.fromstring(
        f"<div>{render(name, excerpt(dossier, Selection(**selection)), href)}</div>"
    )


def words(element):
    return " ".join(element.text_content().split())


def rows(root, table):
    [found] = root.xpath(f"//*[@data-table='{table}']")
    return found.xpath(".//li")


def test_a_line_says_its_status_its_words_and_its_source_and_leads_to_its_first_fact(tiny):
    first, *_ = rows(shown("lead", tiny), "strands")
    assert words(first) == (
        "⊗ Denied: The lamp went dark, the logbook says; the keeper of the lighthouse denied it"
        " Northern Wire ← logbook"
    )
    assert first.get("data-target") == "fact:lamp-failed"
    [link] = first.xpath(".//a")
    assert link.get("data-target") == "fact:lamp-failed"
    assert link.get("href") == "?focus=fact:lamp-failed"
    assert first.get("data-rests") == "lamp-failed failure-denied"


def test_strands_stand_under_their_titles_each_in_its_hue(tiny):
    root = shown("lead", tiny)
    strands = root.xpath("//section[@data-hue]")
    assert [one.get("data-hue") for one in strands] == ["opposed", "asked", "neutral"]
    assert [words(one.find("h2")) for one in strands] == [s.title for s in tiny.config.strands]


def test_the_lead_says_what_all_is_drawn_from_and_how_many_claims_there_are(tiny, sequel):
    assert "which retells one outlet. 10 claims in all" in words(shown("lead", tiny))
    said = words(shown("lead", sequel))
    assert sequel.config.headline.text in said
    assert "The headline rests on 2 claims" in said


def test_a_filter_keeps_the_lines_that_rest_on_what_it_lets_through_and_counts_the_others(tiny):
    root = shown("lead", tiny, statuses=(Status.DENIED,))
    assert [row.get("data-rests") for row in rows(root, "strands")] == [
        "lamp-failed failure-denied"
    ]
    assert rows(root, "strands")[0].get("data-target") == "fact:failure-denied"
    assert "1 of 5 lines; the others are outside this filter." in words(root)
    assert "All 5 lines are outside this filter." in words(shown("lead", tiny, text="zeppelin"))


def test_what_is_selected_is_marked(tiny):
    for name, table in (("lead", "strands"), ("moments", "moments"), ("figures", "key_figures")):
        marked = [
            row
            for row in rows(shown(name, tiny, focus="fact:lamp-failed"), table)
            if row.get("class")
        ]
        assert len(marked) == 1
        assert "lamp-failed" in marked[0].get("data-rests")


def test_a_medium_that_leads_nowhere_has_words_and_no_link(tiny):
    for name in ("lead", "moments", "figures"):
        root = shown(name, tiny, href=lambda _target, _excerpt: "")
        assert not root.xpath("//a")
        assert words(root)


def test_a_moment_says_its_date_its_status_and_its_label_in_the_order_of_time(real):
    said = [words(row) for row in rows(shown("moments", real), "moments")]
    assert said[0] == "8 Aug ● Reported: US offers $50m for Maduro tips"
    assert "reported 6 Sep ◇ Considered: CNN: Trump weighs strike options" in said
    assert "26 Oct, worked out ● Reported: Il-76 in Caracas, load unstated" in said
    assert "from about 15 Sep ● Reported: Attacks on alleged drug boats" in said
    facts = lead.moments(excerpt(real, Selection()))
    assert len(said) == len(facts) == lead.MOMENTS
    assert list(facts) == sorted(facts, key=lambda fact: fact.when.order)


def test_the_moments_lead_to_the_rest_and_vanish_where_there_are_none(real):
    root = shown("moments", real)
    assert root.xpath("//a[@data-target='page:timeline']/text()") == [
        "and 69 more claims on the timeline"
    ]
    assert not words(shown("moments", real, text="zeppelin"))


def test_a_key_figure_is_a_link_with_sign_number_what_it_counts_and_who_says_so(real):
    said = [words(row) for row in rows(shown("figures", real), "key_figures")]
    assert said[0] == "● Reported: 7 US ships, 4,500 personnel by 29 August, the article"
    assert "○ Claimed: 5,000 Igla-S, by Maduro's account" in said
    assert not words(shown("figures", real, text="zeppelin"))


def test_a_key_figure_without_short_words_says_unit_and_label(tiny):
    first, second = rows(shown("figures", tiny), "key_figures")
    assert words(first).endswith("about 3 nights: Nights without a light, says the logbook")
    assert words(second).endswith("1.5 million crowns: Cost of a new lamp, says the Lamp Office")


@pytest.mark.parametrize("view", ["near", "far"])
def test_the_legend_says_all_statuses_the_hues_and_the_looks_that_the_map_uses(tiny, view):
    said = words(shown("legend", tiny, map=view))
    for status in Status:
        assert f"{status.glyph}{status.label}" in said
    assert "Asked for" in said
    assert ("asked for help" in said) is (view == "far")
    looks = dict(lead.map_signs(excerpt(tiny, Selection(map=view))))
    assert looks
    assert all(meaning in said for meaning in looks.values())


def test_the_legend_names_the_hues_as_the_dossier_does(real):
    said = words(shown("legend", real))
    for name in ("Venezuela", "United States", "Russia and Iran"):
        assert name in said


def test_hostile_words_of_a_line_stay_words(tiny):
    strand = tiny.config.strands[0]
    line = replace(strand.lines[0], text="<script>alert(1)</script>", source='" onclick="x')
    strands = (replace(strand, lines=(line,)),)
    root = shown("lead", replace(tiny, config=replace(tiny.config, strands=strands)))
    assert not root.xpath("//script")
    assert not root.xpath("//*[@onclick]")
    assert "<script>alert(1)</script>" in words(root)
