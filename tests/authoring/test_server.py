"""The reading page: what it shows of an article, what it checks, and what it saves."""

import json
import re

import pytest
from lxml.html import fromstring

from dashboard.loading import load
from tests.authoring.desks import RECORD, ROOT, Visitor, fields_of, made_up, put

NEW = {
    "statement": "The lamp of Skerra Point stayed dark for three nights, it is said.",
    "short": "Dark for three nights, it is said",
    "kind": "harbour",
    "reports__0__via": "gazette, northern-wire",
    "reports__0__basis": "outlet-report",
    "reports__0__status": "reported",
    "when": "2031-05-02/2031-05-04",
    "when_is": "event",
}


@pytest.fixture
def visitor(tmp_path):
    return Visitor(made_up(tmp_path))


def facts(visitor):
    return visitor.config.parent / "data" / "facts.yaml"


def lines(answer):
    return {one["field"]: one["what"] for one in answer.json()["said"]}


# what is shown


def test_the_page_shows_each_paragraph_with_its_state_and_the_facts_of_the_first(visitor):
    page = visitor.get("/").text

    assert len(re.findall(r'<li class="paragraph ', page)) == 5
    assert 'class="paragraph is-heading" id="p4"' in page
    assert "The lamp of Skerra Point went dark for about three nights" in page
    assert "<b>4</b> covered" in page


def test_a_paragraph_is_covered_empty_on_purpose_or_unread(visitor):
    made = visitor.config.parent / "seeds" / f"{RECORD}.yaml"
    text = facts(visitor).read_text("utf-8").replace("paragraphs: [3]", "paragraphs: [2]")
    facts(visitor).write_text(text, "utf-8")

    assert 'is-unread" id="p3"' in visitor.get("/").text
    answer = visitor.post(
        "/nothing",
        [
            ["article", RECORD],
            ["record", RECORD],
            ["paragraph", "3"],
            ["why", "It repeats  the first."],
        ],
    )
    assert answer.status_code == 200, answer.text
    assert "is-nothing" in answer.json()["parts"]["p3"]
    assert "    nothing: It repeats the first.\n" in made.read_text("utf-8")


def test_the_parts_of_a_paragraph_are_its_facts(visitor):
    parts = visitor.get("/parts", record=RECORD, paragraph="2").json()

    assert "Paragraph 2" in parts["work"]
    assert 'data-edit="lamp-failed"' in parts["work"]
    assert 'data-edit="failure-denied"' in parts["work"]


@pytest.mark.parametrize("asked", [{}, {"record": "another"}, {"record": "", "paragraph": "-1"}])
def test_an_article_that_is_not_there_is_one_line(visitor, asked):
    answer = visitor.get("/parts", **asked)

    assert answer.status_code == 422
    assert answer.json() == {
        "line": "the text of this article is no longer there: open the page again"
    }


def test_words_of_files_are_words_and_no_markup(visitor):
    text = facts(visitor).read_text("utf-8")
    spoilt = text.replace("The lamp of Skerra", "<script>alert(1)</script> of Skerra", 1)
    facts(visitor).write_text(spoilt, "utf-8")

    page = visitor.get("/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


# the form


def test_a_new_fact_is_filled_from_the_words_and_the_last_fact_of_the_paragraph(visitor):
    sent = dict(visitor.form(paragraph=2, start=0, end=61))

    assert sent["quote"].startswith("It stayed dark for three nights")
    assert sent["reports.0.paragraphs"] == "2"
    assert sent["kind"] == "harbour"
    assert sent["figures.0.value"] == "3"
    assert sent["figures.0.written"] == "three"
    assert sent["reports.0.via"] == "keeper-statement"
    assert sent["statement"] == ""


def words_of(visitor, number, words):
    """The paragraph, and from where to where in it some words stand, as a page asks for them."""
    text = (visitor.config.parent / "seeds" / f"{RECORD}.txt").read_text("utf-8")
    start = [line for line in text.split("\n") if line][number - 1].index(words)
    return {"paragraph": number, "start": start, "end": start + len(words)}


def dates_in(visitor, number, words):
    """The date of a new fact for some words, and those that may be chosen for it."""
    asked = words_of(visitor, number, words)
    html = visitor.get("/form", record=RECORD, **asked).json()["html"]
    sent = dict(fields_of(html))
    offered = [json.loads(one) for one in fromstring(html).xpath("//@data-date")]
    return (sent["when"], sent["when_is"]), [(one["when"], one["when_is"]) for one in offered]


REPORT = ("2031-05-20", "report")


def test_the_only_date_in_the_words_is_taken_and_the_day_of_the_report_offered(visitor):
    keeper = ("2031-05-06", "event")
    assert dates_in(visitor, 2, "In Vestra on 6 May") == (keeper, [keeper, REPORT])


def test_of_several_dates_in_the_words_none_is_taken_and_all_are_offered(visitor):
    offered = [("2031-05-02", "event"), ("2031-05-04", "event"), REPORT]
    assert dates_in(visitor, 2, "from 2 May to 4 May, writes") == (REPORT, offered)


def test_words_without_a_date_offer_none(visitor):
    assert dates_in(visitor, 2, "It stayed dark for three nights") == (REPORT, [])


def chain(pairs):
    return [value for name, value in pairs if name == "reports.0.via"]


def test_the_chain_is_that_of_the_fact_before_it_in_the_paragraph_alone(visitor):
    assert chain(visitor.form(paragraph=2)) == ["gazette", "keeper-statement"]
    text = facts(visitor).read_text("utf-8").replace("paragraphs: [3]", "paragraphs: [2]")
    facts(visitor).write_text(text, "utf-8")
    assert chain(visitor.form(paragraph=3)) == ["gazette"]


def test_the_first_fact_of_a_paragraph_has_the_sources_that_its_words_name(visitor):
    text = facts(visitor).read_text("utf-8").replace("paragraphs: [3]", "paragraphs: [2]")
    facts(visitor).write_text(text, "utf-8")
    named = words_of(visitor, 3, "it may have asked Tropica for a crew in May, writes Nordtråden")
    assert chain(visitor.form(**named)) == ["gazette", "northern-wire"]
    assert chain(visitor.form(**words_of(visitor, 3, "for a crew in May"))) == ["gazette"]


def test_the_name_of_a_source_is_never_cut_at_its_spaces(visitor):
    pairs = put(visitor.form(paragraph=2), **NEW | {"reports__0__via": "gazette, Northern Wi"})
    said = [one["what"] for one in visitor.post("/check", pairs).json()["said"]]
    assert any("Northern Wi" in what for what in said)


def test_a_choice_stays_when_nothing_looks_like_the_claim_any_more(visitor):
    pairs = put(
        visitor.form(paragraph=2), statement="A minister resigned.", choice="same:lamp-asked"
    )
    html = visitor.post("/check", pairs).json()["html"]
    assert re.search(r'<option value="same:lamp-asked" selected>', html)


def test_a_hedge_softens_the_new_fact(visitor):
    text = (visitor.config.parent / "seeds" / f"{RECORD}.txt").read_text("utf-8")
    paragraph = [line for line in text.split("\n") if line][2]
    start = paragraph.index("it may have")
    sent = dict(visitor.form(paragraph=3, start=start, end=start + 40))

    assert (sent["reports.0.hedge"], sent["reports.0.status"]) == ("may", "possible")


def test_the_form_of_a_fact_sends_back_what_its_file_says(visitor):
    for name in load(visitor.config).fact:
        pairs = visitor.form(paragraph=1, fact=name)
        before = facts(visitor).read_bytes()
        answer = visitor.post("/save", pairs)

        assert answer.status_code == 200, answer.text
        assert facts(visitor).read_bytes() == before, name


# what check says


def test_what_is_wrong_stands_at_its_field_with_its_remedy(visitor):
    pairs = put(
        visitor.form(paragraph=1, fact="lamp-failed"),
        when="2031-13",
        reports__0__via="gazette, nobody",
    )
    answer = visitor.post("/check", pairs)

    said = {one["field"]: one for one in answer.json()["said"]}
    assert said["when"]["hint"]
    assert "nobody" in said["reports.0.via"]["what"]
    assert answer.json()["wrong"] >= 2
    assert facts(visitor).read_bytes() == (ROOT / "tests/tiny/data/facts.yaml").read_bytes()


def test_a_number_that_the_article_has_not_is_found_while_one_types(visitor):
    pairs = put(
        visitor.form(paragraph=1, fact="lamp-failed"),
        statement="The lamp of Skerra Point went dark for about seven nights.",
    )

    assert "statement" in lines(visitor.post("/check", pairs))


def test_a_good_fact_is_previewed_as_it_will_read_and_look(visitor):
    answer = visitor.post("/check", visitor.form(paragraph=1, fact="lamp-failed")).json()

    assert answer["wrong"] == 0
    assert "Ready to quote" in answer["html"]
    assert answer["html"].count("<svg") == 2
    assert "On the map: " in answer["html"]


def test_what_is_missing_is_said_and_the_id_is_made_of_the_label(visitor):
    pairs = put(visitor.form(paragraph=2), short="Två nights, in the dark!")
    answer = visitor.post("/check", pairs).json()

    assert answer["id"] == "tva-nights-in-the-dark"
    longer = put(pairs, short="", statement="The lamp of Skerra Point stayed dark for two nights.")
    whole = visitor.post("/check", longer).json()["id"]
    assert whole == "the-lamp-of-skerra-point-stayed-dark-for"
    assert lines(visitor.post("/check", pairs))["statement"] == "is missing"


def test_a_field_that_no_form_has_is_refused(visitor):
    answer = visitor.post("/check", [["article", RECORD], ["__class__", "x"]])

    assert (answer.status_code, answer.json()["line"]) == (422, "the form has no field '__class__'")


# saving


def test_a_new_fact_stands_behind_the_last_of_its_paragraph_and_all_else_is_as_it_was(visitor):
    before = facts(visitor).read_text("utf-8")
    answer = visitor.post("/save", put(visitor.form(paragraph=2), **NEW))

    assert answer.status_code == 200, answer.text
    saved = answer.json()["saved"]
    after = facts(visitor).read_text("utf-8")
    ids = re.findall(r"- id: (\S+)", after)
    assert ids.index(saved) == ids.index("failure-denied") + 1
    start = after.index(f"  - id: {saved}")
    end = after.index("  - id: ", start + 5)
    assert after[:start] + after[end:] == before
    assert load(visitor.config).fact[saved].when.edtf == NEW["when"]


def test_an_edit_changes_its_key_and_not_a_byte_more(visitor):
    before = facts(visitor).read_text("utf-8")
    pairs = put(visitor.form(paragraph=1, fact="lamp-asked"), note="Asked is never granted.")

    assert visitor.post("/save", pairs).status_code == 200
    changed = before.replace("note: Asked is not granted.", "note: Asked is never granted.")
    assert facts(visitor).read_text("utf-8") == changed


def test_a_key_that_is_emptied_goes(visitor):
    before = facts(visitor).read_text("utf-8")
    assert (
        visitor.post(
            "/save", put(visitor.form(paragraph=1, fact="lamp-asked"), note="")
        ).status_code
        == 200
    )
    assert facts(visitor).read_text("utf-8") == before.replace(
        "    note: Asked is not granted.\n", ""
    )


def test_two_who_edit_one_fact_lose_nothing(visitor):
    mine, theirs = (
        visitor.form(paragraph=1, fact="lamp-asked"),
        visitor.form(paragraph=1, fact="lamp-asked"),
    )
    assert visitor.post("/save", put(theirs, note="Theirs.")).status_code == 200
    held = facts(visitor).read_bytes()

    answer = visitor.post("/save", put(mine, note="Mine."))

    assert answer.status_code == 409
    assert "'lamp-asked' was changed meanwhile" in answer.json()["line"]
    assert facts(visitor).read_bytes() == held
    html = answer.json()["html"]
    assert "Theirs." in html
    assert "Mine." in html

    before = re.search(r'data-mine="([^"]+)"', html)[1]
    assert visitor.post("/save", put(mine, note="Mine.", before=before)).status_code == 200
    assert "note: Mine." in facts(visitor).read_text("utf-8")


def test_two_who_edit_two_facts_are_not_in_each_others_way(visitor):
    one, other = (
        visitor.form(paragraph=1, fact="lamp-asked"),
        visitor.form(paragraph=1, fact="crew-asked"),
    )

    assert visitor.post("/save", put(one, note="One.")).status_code == 200
    assert visitor.post("/save", put(other, note="Other.")).status_code == 200


def test_an_id_that_is_taken_is_said_at_its_field_and_never_overwritten(visitor):
    before = facts(visitor).read_bytes()
    pairs = put(visitor.form(paragraph=2), **NEW, id="lamp-failed")

    assert lines(visitor.post("/check", pairs))["id"] == "'lamp-failed' is taken"
    assert visitor.post("/save", pairs).status_code == 409
    assert facts(visitor).read_bytes() == before


def test_a_fact_that_was_taken_out_meanwhile_is_one_line(visitor):
    pairs = visitor.form(paragraph=1, fact="boats-at-risk")
    text = facts(visitor).read_text("utf-8")
    start = text.index("  - id: boats-at-risk")
    facts(visitor).write_text(text[:start] + text[text.index("  - id: move-") :], "utf-8")

    answer = visitor.post("/save", pairs)
    assert (answer.status_code, answer.json()["line"]) == (
        422,
        "fact 'boats-at-risk' is no longer in the file: nothing was saved",
    )


def test_files_that_cannot_be_read_are_one_line_until_they_are_mended(visitor):
    good = facts(visitor).read_text("utf-8")
    facts(visitor).write_text("facts: [", "utf-8")

    answer = visitor.get("/")
    assert answer.status_code == 409
    assert answer.text.startswith("the files cannot be put together: data/facts.yaml:")
    facts(visitor).write_text(good, "utf-8")
    assert visitor.get("/").status_code == 200


# passages


def test_a_passage_made_of_a_fact_leaves_five_lines_for_the_next(visitor):
    first = put(visitor.form(paragraph=2), **NEW, **{"from": "p2"})
    assert visitor.post("/save", first).status_code == 200
    text = facts(visitor).read_text("utf-8")
    assert text.startswith("passages:\n  - id: p2\n    via: [gazette, northern-wire]\n")

    second = put(
        visitor.form(paragraph=2),
        statement="It was dark for three nights, the outlet writes.",
        short="Three dark nights, outlet says",
        id="three-dark-nights",
    )
    assert dict(second)["from"] == "p2"
    assert dict(second)["reports.0.basis"] == "outlet-report"
    answer = visitor.post("/save", second)
    assert answer.status_code == 200, answer.text
    text = facts(visitor).read_text("utf-8")
    entry = text[text.index("  - id: three-dark-nights") :].partition("\n  - id: ")[0]
    assert [line.split(":")[0].strip(" -") for line in entry.splitlines()] == [
        "id",
        "statement",
        "short",
        "from",
        "status",
    ]
    assert load(visitor.config).fact["three-dark-nights"].when.edtf == NEW["when"]


def test_what_differs_from_the_passage_is_written_in_the_fact(visitor):
    first = put(visitor.form(paragraph=2), **NEW, **{"from": "p2"})
    assert visitor.post("/save", first).status_code == 200
    saved = visitor.form(paragraph=2, fact="dark-for-three-nights-it-is-said")

    answer = visitor.post("/save", put(saved, when="2031-05-03"))
    assert answer.status_code == 200, answer.text
    fact = load(visitor.config).fact["dark-for-three-nights-it-is-said"]
    assert (fact.when.edtf, fact.when_is) == ("2031-05-03", "event")
    assert fact.via == ("gazette", "northern-wire")


def test_a_passage_gives_a_new_fact_what_it_takes_over_itself(visitor):
    text = facts(visitor).read_text("utf-8")
    passages = """\
passages:
  - id: wire
    via: [gazette, northern-wire]
    kind: harbour
    when: 2031-05
    when_is: event
  - id: p2
    from: wire
    paragraphs: [2]
    when: 2031-05-03
    when_is: report
"""
    facts(visitor).write_text(passages + text, "utf-8")

    pairs = visitor.form(paragraph=2)
    form = dict(pairs)

    assert (form["from"], form["kind"], form["when"]) == ("p2", "harbour", "2031-05-03")
    assert [said for name, said in pairs if name == "reports.0.via"] == ["gazette", "northern-wire"]


def test_what_a_passage_says_and_the_form_does_not_is_not_said_by_the_fact(visitor):
    given = "passages:\n  - id: p2\n    via: [gazette, keeper-statement]\n    paragraphs: [2]\n"
    more = "    basis: on-record\n    speaker: ansa-holm\n    actors: [ansa-holm]\n\n"
    facts(visitor).write_text(given + more + facts(visitor).read_text("utf-8"), "utf-8")
    own = {"when": "2031-05-06", "when_is": "event"}
    keys = NEW | own | {"reports__0__via": "gazette, keeper-statement", "id": "dark"}
    first = put(visitor.form(paragraph=2), **keys | {"from": "p2"})
    assert ["reports.0.speaker", "ansa-holm"] in first

    answer = visitor.post("/save", put(first, reports__0__speaker=""))
    assert answer.status_code == 200, answer.text
    fact = load(visitor.config).fact["dark"]
    assert (fact.speaker, fact.actors) == ("", ("ansa-holm",))
    text = facts(visitor).read_text("utf-8")
    assert "from:" not in text[text.index("- id: dark") :].partition("\n  - id: ")[0]
