"""Saving: what changes is what was asked for, and every other byte is as it was."""

import fcntl
import os
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import atomic_write
from dashboard.authoring.saving import (
    Change,
    Conflict,
    NotSaved,
    change_of,
    entry_in,
    file_of,
    save,
    text_digest,
)
from dashboard.loading import load
from tests.authoring.scene import set_key

COMMENTED = """\
# Head of the file.  # twice

facts:  # the list
  # Before the first.
  - id: one  # its name
    statement: The lamp failed.  # short, for once
    # Between two keys.
    note: >-  # folded
      Long ago, # this is text
      and once more.
    via: [a, b]  # two
    figures:  # all of them
      # The only one.
      - value: 3  # nights
        unit: nights
    # At the end of the first.
    # deeper

      # and deeper still
  # Before the second.
  - {id: two, statement: "Said: no", paragraphs: [1, 2]}  # in braces
  -   id: three
      statement: 'It''s so'
      reports:
        - status: reported  # the first
          via: [a]
        # Before its second report.
        - status: denied
          via: [b]
# After the list.
other: []  # none yet
last: word"""


def dossier(folder, text=COMMENTED, file="facts.yaml"):
    """A folder with one file of data; returns its config."""
    (folder / "data").mkdir()
    (folder / "config.yaml").write_text("title: A\nas_of: 2031-05-20  # today\n", "utf-8")
    (folder / "data" / file).write_bytes(text.encode())
    return folder / "config.yaml"


def text_of(config, file="data/facts.yaml"):
    return (config.parent / file).read_bytes().decode()


def lines_that_differ(before, after):
    """The lines that went and those that came, without those that stayed."""
    old, new = before.splitlines(), after.splitlines()
    gone = [line for line in old if line not in new]
    return gone, [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("id", "keys", "gone", "come"),
    [
        (
            "one",
            {"statement": "It failed."},
            ["    statement: The lamp failed.  # short, for once"],
            ["    statement: It failed.  # short, for once"],
        ),
        (
            "one",
            {"via": ["a", "b", "c"]},
            ["    via: [a, b]  # two"],
            ["    via: [a, b, c]  # two"],
        ),
        ("one", {"via": ["b"]}, ["    via: [a, b]  # two"], ["    via: [b]  # two"]),
        (
            "one",
            {"figures": [{"value": 4.0, "unit": "nights"}]},
            ["      - value: 3  # nights"],
            ["      - value: 4  # nights"],
        ),
        (
            "one",
            {"figures": [{"value": 3, "unit": "nights", "approximate": True}]},
            [],
            ["        approximate: true"],
        ),
        ("one", {"caveat": "so they say"}, [], ["    caveat: so they say"]),
        ("one", {"via": None}, ["    via: [a, b]  # two"], ["    # two"]),
        (
            "two",
            {"statement": "Said: yes", "kind": "x"},
            ['  - {id: two, statement: "Said: no", paragraphs: [1, 2]}  # in braces'],
            ["  - {id: two, statement: 'Said: yes', kind: x, paragraphs: [1, 2]}  # in braces"],
        ),
        (
            "two",
            {"statement": None},
            ['  - {id: two, statement: "Said: no", paragraphs: [1, 2]}  # in braces'],
            ["  - {id: two, paragraphs: [1, 2]}  # in braces"],
        ),
        (
            "three",
            {
                "reports": [
                    {"status": "reported", "via": ["a"]},
                    {"status": "claimed", "via": ["b"]},
                ]
            },
            ["        - status: denied"],
            ["        - status: claimed"],
        ),
        (
            "three",
            {"reports": [{"status": "denied", "via": ["b"]}]},
            ["        - status: reported  # the first", "          via: [a]"],
            ["        # the first"],
        ),
    ],
)
def test_only_the_lines_of_changed_keys_change(tmp_path, id, keys, gone, come):
    config = dossier(tmp_path)
    save(config, [change_of(config, "facts", id, keys)])
    assert lines_that_differ(COMMENTED, text_of(config)) == (gone, come)


def test_comments_of_a_text_that_is_written_anew_stand_above_it(tmp_path):
    config = dossier(tmp_path)
    set_key(config, "facts", "one", "note", "Short.")
    assert "    # folded\n    note: Short.\n    via" in text_of(config)
    set_key(config, "facts", "one", "statement", "word " * 40)
    assert "    # short, for once\n    statement: >-\n      word" in text_of(config)
    set_key(config, "facts", "one", "figures", None)
    assert "    # all of them\n    # The only one.\n    # nights\n" in text_of(config)


def test_short_form_becomes_a_list_of_reports(tmp_path):
    config = dossier(
        tmp_path, "facts:\n  - id: a\n    kind: x\n    status: s  # why\n    when: 1\n"
    )
    save(config, [change_of(config, "facts", "a", {"status": None, "reports": [{"status": "s"}]})])
    wanted = "    kind: x\n    reports:\n      - status: s\n    # why\n    when: 1\n"
    assert text_of(config).endswith(wanted)


def test_a_new_entry_follows_the_one_that_is_named(tmp_path):
    config = dossier(tmp_path)
    save(config, [change_of(config, "facts", "new", {"statement": "x"}, after="one")])
    before = "      # and deeper still\n"
    at = text_of(config)
    assert lines_that_differ(COMMENTED, at) == ([], ["  - id: new", "    statement: x"])
    assert at.index("# deeper\n") < at.index("id: new") < at.index("id: two"), before


def test_a_new_entry_is_the_last_of_its_list(tmp_path):
    config = dossier(tmp_path)
    save(config, [change_of(config, "facts", "new", {"statement": "x"})])
    assert "          via: [b]\n\n  - id: new\n    statement: x\n# After" in text_of(config)


def test_entries_without_blank_lines_between_them_stay_so(tmp_path):
    config = dossier(tmp_path, "facts:\n- id: a\n- id: b\n")
    save(config, [change_of(config, "facts", "c", {"short": "x"})])
    assert text_of(config) == "facts:\n- id: a\n- id: b\n- id: c\n  short: x\n"


def test_an_empty_list_becomes_one_of_lines_and_keeps_its_comment(tmp_path):
    config = dossier(tmp_path)
    file = config.parent / "data" / "facts.yaml"
    save(config, [Change(file, "other", "x", None, {"id": "x", "n": 1})])
    assert "other:  # none yet\n  - id: x\n    n: 1\nlast: word" in text_of(config)


def test_a_list_that_is_not_there_is_made(tmp_path):
    config = dossier(tmp_path, "# Head.\nfacts:\n  - id: a\n")
    save(config, [change_of(config, "passages", "p", {"paragraphs": [1]})])
    wanted = "# Head.\npassages:\n  - id: p\n    paragraphs: [1]\n\nfacts:\n  - id: a\n"
    assert text_of(config) == wanted


def test_a_file_that_is_not_there_is_made(tmp_path):
    config = dossier(tmp_path)
    file = config.parent / "drafts" / "x.yaml"
    save(config, [Change(file, "proposals", "a", None, {"id": "a", "quote": "q: r"})])
    assert text_of(config, file) == "proposals:\n  - id: a\n    quote: 'q: r'\n"


def test_a_record_of_an_article_is_its_file(tmp_path):
    config = dossier(tmp_path)
    save(config, [change_of(config, "seeds", "art", {"id": "art", "date": date(2031, 5, 20)})])
    assert text_of(config, "seeds/art.yaml") == "id: art\ndate: 2031-05-20\n"
    set_key(config, "seeds", "art", "language", "en")
    assert text_of(config, "seeds/art.yaml") == "id: art\ndate: 2031-05-20\nlanguage: en\n"


def test_keys_of_the_config_itself(tmp_path):
    config = dossier(tmp_path)
    set_key(config, "", "", "as_of", date(2031, 5, 21))
    set_key(config, "", "", "editions", [{"date": "2031-05-20", "digest": "abc"}])
    wanted = "title: A\nas_of: 2031-05-21  # today\neditions:\n  - date: 2031-05-20\n"
    assert text_of(config, "config.yaml").startswith(wanted)


def test_windows_line_ends_and_a_missing_last_one_are_kept(tmp_path):
    text = "facts:\r\n  - id: a\r\n    short: x  # y\r\n    note: z"
    config = dossier(tmp_path, text)
    save(config, [change_of(config, "facts", "b", {"statement": "word " * 30})])
    set_key(config, "facts", "a", "short", "w")
    set_key(config, "facts", "a", "note", None)
    after = text_of(config)
    assert after.startswith("facts:\r\n  - id: a\r\n    short: w  # y\r\n\r\n  - id: b\r\n")
    assert not re.search(r"(?<!\r)\n", after)
    assert not after.endswith("\n")


def test_a_byte_order_mark_is_refused_as_the_loader_refuses_it(tmp_path):
    config = dossier(tmp_path, "\ufefffacts: []\n")
    with pytest.raises(NotSaved, match="byte order mark"):
        save(config, [change_of(config, "facts", "a", {})])


def test_a_file_that_is_no_yaml_is_left_alone(tmp_path):
    config = dossier(tmp_path, "facts: [\n")
    with pytest.raises(NotSaved, match=r"^data/facts\.yaml:\d+: .*nothing was saved$"):
        save(config, [change_of(config, "facts", "a", {})])
    assert text_of(config) == "facts: [\n"


# Two people.


def test_an_entry_that_was_changed_meanwhile_is_not_overwritten(tmp_path):
    config = dossier(tmp_path)
    mine = change_of(config, "facts", "one", {"note": "mine"})
    also = change_of(config, "facts", "two", {"note": "also mine"})
    set_key(config, "facts", "one", "note", "theirs")
    before = text_of(config)
    with pytest.raises(Conflict) as told:
        save(config, [also, mine])
    assert str(told.value) == (
        "data/facts.yaml: fact 'one' was changed meanwhile; look at it again: nothing was saved"
    )
    assert text_of(config) == before


def test_another_entry_that_was_changed_meanwhile_is_in_nobodys_way(tmp_path):
    config = dossier(tmp_path)
    mine = change_of(config, "facts", "one", {"note": "mine"})
    set_key(config, "facts", "two", "note", "theirs")
    save(config, [mine])
    assert "note: mine" in text_of(config)
    assert "note: theirs" in text_of(config)


def test_an_entry_that_is_gone_or_made_meanwhile_is_told(tmp_path):
    config = dossier(tmp_path)
    file = file_of(config, "facts")
    with pytest.raises(Conflict, match="fact 'gone' is no longer there"):
        save(config, [Change(file, "facts", "gone", "0" * 64, {})])
    with pytest.raises(Conflict, match="fact 'one' is there already; choose another id"):
        save(config, [Change(file, "facts", "one", None, {})])


def test_one_who_waits_for_another_save_is_told_at_last(tmp_path):
    config = dossier(tmp_path)
    held = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(NotSaved, match="another program is saving; try again"):
            save(config, [change_of(config, "facts", "one", {"note": "x"})], patience=0)
    finally:
        os.close(held)
    save(config, [change_of(config, "facts", "one", {"note": "x"})], patience=0)


def test_two_who_save_at_once_lose_nothing(tmp_path):
    config = dossier(tmp_path)

    def add(number):
        save(config, [change_of(config, "facts", f"n{number}", {"note": f"of {number}"})])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))
    after = text_of(config)
    assert all(f"- id: n{number}\n    note: of {number}\n" in after for number in range(24))
    assert lines_that_differ(COMMENTED, after)[0] == []


def test_when_the_second_file_fails_the_first_is_put_back(tmp_path, monkeypatch):
    config = dossier(tmp_path)
    written = []

    def failing(path, content):
        written.append(path.name)
        if len(written) == 2:
            raise atomic_write.WriteError(f"cannot write {path}: no room")
        path.write_bytes(content)

    monkeypatch.setattr(atomic_write, "write", failing)
    changes = [
        change_of(config, "facts", "one", {"note": "x"}),
        change_of(config, "", "", {"title": "B"}),
    ]
    with pytest.raises(NotSaved, match="no room: nothing was saved"):
        save(config, changes)
    assert written == ["facts.yaml", "config.yaml", "facts.yaml"]
    assert text_of(config) == COMMENTED


def test_set_key_makes_no_entry(tmp_path):
    config = dossier(tmp_path)
    with pytest.raises(NotSaved, match="there is no fact 'four'"):
        set_key(config, "facts", "four", "note", "x")


def test_an_id_is_never_changed(tmp_path):
    config = dossier(tmp_path)
    with pytest.raises(NotSaved, match="an id is never changed"):
        save(config, [change_of(config, "facts", "one", {"id": "other"})])


def test_the_digest_is_that_of_the_entry_alone(tmp_path):
    config = dossier(tmp_path)
    before = text_digest(config, "facts", "one")
    set_key(config, "facts", "two", "note", "x")
    assert text_digest(config, "facts", "one") == before
    set_key(config, "facts", "one", "note", "x")
    assert text_digest(config, "facts", "one") != before
    assert text_digest(config, "facts", "four") is None


# Whatever is given.

ODD = st.one_of(
    st.text(st.sampled_from(list("ab:#-'\"[]{},&*!|>%@`?~ \n\t\\=<é→日😀\u00a0")), max_size=40),
    st.text(max_size=300),
    st.sampled_from(
        ["null", "~", "NO", "true", "2025-10", "1_000", "0x1", "---", "...", "<<", "="]
    ),
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=ODD, items=st.lists(ODD.filter(str.strip), min_size=1, max_size=3))
def test_whatever_is_saved_is_read_back_or_refused(tmp_path_factory, first, items):
    config = dossier(tmp_path_factory.mktemp("odd"))
    keys = {"statement": first, "limits": items, "figures": [{"unit": first}]}
    try:
        save(config, [change_of(config, "facts", i, keys) for i in ("one", "two", "new")])
    except NotSaved:
        assert text_of(config) == COMMENTED
        return
    for id in ("one", "two", "new"):
        said = entry_in(config, file_of(config, "facts"), "facts", id)
        assert said["statement"] == first.strip()
        assert said["limits"] == [item.strip() for item in items]
        assert said["figures"] == [{"unit": first.strip()}]
    assert text_of(config).count("#") >= COMMENTED.count("#")


@pytest.mark.parametrize("odd", ["a: b", "# x", "- x", "'", '"', "é → 日", "{a", "[", "%", "null"])
def test_odd_texts_are_saved_and_not_refused(tmp_path, odd):
    config = dossier(tmp_path)
    for id in ("one", "two"):
        set_key(config, "facts", id, "statement", odd)
        assert entry_in(config, file_of(config, "facts"), "facts", id)["statement"] == odd


@pytest.mark.parametrize("bad", ["a\u200bb", "a\x00b", "a\ud800b", "e" + "\u0301" * 5])
def test_what_the_loader_refuses_is_refused(tmp_path, bad):
    config = dossier(tmp_path)
    with pytest.raises(NotSaved, match="fact 'one'"):
        set_key(config, "facts", "one", "statement", bad)
    assert text_of(config) == COMMENTED


# Fifty saves.


def commented(text):
    """A text of block style with a comment above and behind each line that can have one."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        indent = line[: len(line) - len(line.lstrip(" -"))].replace("-", " ")
        lines += [f"{indent}# above {number}", f"{line}  # behind {number}"]
    return "\n".join([*lines, ""])


def comments_in(text):
    return sorted(found[0] for found in re.finditer(r"# (?:above|behind) \d+", text))


def test_fifty_saves_keep_every_comment_and_every_other_byte(copy):
    file = copy / "data" / "facts.yaml"
    file.write_text(commented(file.read_text("utf-8")), "utf-8")
    config, before = copy / "config.yaml", file.read_text("utf-8")
    ids = [fact.id for fact in load(config).facts]
    saves = [(id, f"n{turn}") for turn in range(5) for id in ids]
    assert len(saves) == 50
    for id, word in saves:
        set_key(
            config,
            "facts",
            id,
            "note",
            f"{word} # of {id}: " + "long " * (30 if word > "n2" else 1),
        )
        dossier = load(config)
        assert dossier.fact[id].note.startswith(f"{word} # of {id}: long")
    after = file.read_text("utf-8")
    assert comments_in(after) == comments_in(before)
    gone, come = lines_that_differ(before, after)
    assert gone == ["    note: Asked is not granted.  # behind 42"]
    assert all(re.match(r"    note: |      |    # behind 42$", line) for line in come)


def test_a_new_entry_goes_below_the_comment_that_ends_its_list(copy):
    sources = copy / "data" / "sources.yaml"
    sources.write_text(sources.read_text("utf-8") + "  # << the end of the list\n", "utf-8")
    config = copy / "config.yaml"
    radio = {"id": "radio", "name": "Radio", "kind": "outlet"}

    save(config, [change_of(config, "sources", "radio", radio)])

    assert sources.read_text("utf-8").endswith(
        "  # << the end of the list\n  - id: radio\n    name: Radio\n    kind: outlet\n"
    )
