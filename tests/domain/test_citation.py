"""Citations: each form is read back by a reader of its own, and keeps what belongs to a claim."""

import json
import re
from dataclasses import replace

import pytest

from dashboard.domain.card_words import standing
from dashboard.domain.citation import as_bibtex, as_csl_json, as_ris, as_text, citations
from dashboard.domain.phrasing import attribution, caveat

HOSTILE = 'A {brace}, 50% of $5 & "more" #1_a ~x^2 \\ and ümlaut'


@pytest.fixture(params=["tiny", "sequel"])
def dossier(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def hostile(tiny):
    """A dossier with one fact whose words mean something in every form."""
    fact = replace(tiny.fact["crew-asked"], statement=HOSTILE, caveat="so}} they say\nTY  - X")
    facts = tuple(fact if one.id == fact.id else one for one in tiny.facts)
    return replace(tiny, facts=facts), fact


def from_bibtex(text):
    """Read one strict entry: name = {balanced braces}, one a line."""
    head, *lines, end = text.removesuffix("\n").split("\n")
    kind, key = re.fullmatch(r"@(\w+)\{([\w-]+),", head).groups()
    assert end == "}"
    fields = dict(re.fullmatch(r"  (\w+) = \{(.*)\},", line).groups() for line in lines)
    for words in fields.values():
        bare = re.sub(r"\\text\w+\{\}|\\[{}$&%#_]", "", words)
        depth = 0
        for sign in bare:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
            assert sign not in "\\$&%#_~^"
        assert depth == 0
    return kind, key, fields


def unescaped(words):
    for said, sign in (("backslash", "\\"), ("asciitilde", "~"), ("asciicircum", "^")):
        words = words.replace(f"\\text{said}{{}}", f"\0{sign}")
    return re.sub(r"\\([{}$&%#_])", r"\1", words).replace("\0", "")


def from_ris(text):
    """Read one record: a tag of two signs a line, from TY to ER, with CR and LF at each end."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line).groups() for line in lines]
    assert found[0][0] == "TY"
    assert found[-1] == ("ER", "")
    assert len({tag for tag, _ in found}) == len(found)
    return dict(found)


def from_csl(text):
    """Read one item, with the keys that the schema requires and dates as it has them."""
    [item] = json.loads(text)
    assert item["type"] == "dataset"
    assert re.fullmatch(r"[\w-]+", item["id"])
    [[year, month, day]] = item["issued"]["date-parts"]
    assert all(isinstance(part, int) for part in (year, month, day))
    texts = {"type", "id", "title", "container-title", "version", "language", "note", "URL"}
    assert item.keys() <= texts | {"issued"}
    assert all(isinstance(item[name], str) for name in item if name in texts)
    return item


def test_every_form_of_every_fact_has_title_state_voice_caveat_and_room_for_the_address(
    dossier,
):
    for fact in dossier.facts:
        note = (f"{standing(fact, dossier)}.", attribution(fact, dossier), caveat(fact))
        parsed = (
            from_csl(as_csl_json(dossier, fact)),
            from_ris(as_ris(dossier, fact)),
            from_bibtex(as_bibtex(dossier, fact))[2],
        )
        notes = (parsed[0]["note"], parsed[1]["N1"], unescaped(parsed[2]["note"]))
        titles = (parsed[0]["title"], parsed[1]["TI"], unescaped(parsed[2]["title"][1:-1]))
        for title, said in zip(titles, notes, strict=True):
            assert title.endswith(fact.statement)
            assert all(part in said for part in note)
            assert f"Digest {dossier.digest[:12]}." in said
            assert f"Licence: {dossier.config.licence}." in said
        assert (parsed[0]["URL"], parsed[1]["UR"], parsed[2]["url"]) == ("{address}",) * 3
        text = as_text(dossier, fact)
        assert fact.statement in text
        assert all(part in text for part in note)
        assert text.endswith(" {address}")


def test_the_day_is_that_of_the_dossier(tiny):
    day, fact = tiny.config.as_of, tiny.facts[0]
    item = from_csl(as_csl_json(tiny, fact))
    assert item["issued"]["date-parts"] == [[day.year, day.month, day.day]]
    assert from_ris(as_ris(tiny, fact))["DA"] == f"{day:%Y/%m/%d}/"
    fields = from_bibtex(as_bibtex(tiny, fact))[2]
    assert (fields["year"], fields["month"], fields["day"]) == tuple(
        str(part) for part in (day.year, day.month, day.day)
    )


def test_a_fact_stands_in_its_dossier_and_a_dossier_by_itself(tiny):
    fact, title = tiny.facts[0], tiny.config.title
    assert from_csl(as_csl_json(tiny, fact))["container-title"] == title
    assert from_ris(as_ris(tiny, fact))["T2"] == title
    assert from_csl(as_csl_json(tiny))["title"] == title
    assert "container-title" not in from_csl(as_csl_json(tiny))
    assert "T2" not in from_ris(as_ris(tiny))
    assert "howpublished" not in from_bibtex(as_bibtex(tiny))[2]
    assert as_text(tiny).startswith(f"{title}, as of ")


def test_words_are_words_in_every_form(hostile):
    dossier, fact = hostile
    fields = from_bibtex(as_bibtex(dossier, fact))[2]
    assert unescaped(fields["title"][1:-1]) == HOSTILE
    assert "So}} they say TY - X." in unescaped(fields["note"])
    assert from_ris(as_ris(dossier, fact))["TI"] == HOSTILE
    assert from_ris(as_ris(dossier, fact))["TY"] == "DATA"
    assert from_csl(as_csl_json(dossier, fact))["title"] == HOSTILE


def test_what_no_longer_stands_says_so_in_its_title(sequel):
    title = from_csl(as_csl_json(sequel, sequel.fact["crew-asked"]))["title"]
    assert title.startswith("[Withdrawn on 21 May 2031")


def test_the_files_are_named_after_the_fact_and_the_state_of_the_dossier(tiny):
    forms = citations(tiny, tiny.fact["crew-asked"])
    assert [one.label for one in forms] == ["Text", "BibTeX", "RIS", "CSL-JSON"]
    name = f"crew-asked-{tiny.digest[:12]}"
    assert [one.file for one in forms] == [f"{name}.{end}" for end in ("txt", "bib", "ris", "json")]
    assert citations(tiny)[1].file == f"dossier-{tiny.digest[:12]}.bib"
