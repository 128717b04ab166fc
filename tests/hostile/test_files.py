"""Files that mean harm, each with its outcome: one line that says where and what, and no more."""

import os

import pytest

from dashboard.loading import attempt
from tests.hostile.sockets import listen

FACTS, PLACES, SOURCES = "data/facts.yaml", "data/places.yaml", "data/sources.yaml"
CONFIG, SEED = "config.yaml", "seeds/gazette-2031-05-20.yaml"
STATEMENT = "The keeper denied that the lamp ever went dark."
LOADS = ""
"""The outcome where nothing is wrong."""


def whole(file, content):
    """In place of the whole file."""
    return lambda copy: (copy / file).write_bytes(content)


def word(file, old, new):
    """In place of the first such text of the file."""

    def spoil(copy):
        path = copy / file
        data = path.read_bytes()
        assert old.encode() in data
        path.write_bytes(
            data.replace(old.encode(), new if isinstance(new, bytes) else new.encode(), 1)
        )

    return spoil


def recoded(encoding):
    """The same text as other bytes."""

    def spoil(copy):
        path = copy / FACTS
        path.write_bytes(path.read_text("utf-8").encode(encoding))

    return spoil


def instead(make):
    """Something else under the name of the file."""

    def spoil(copy):
        path = copy / FACTS
        path.unlink()
        make(path)

    return spoil


def named(name):
    """One more file in the folder of the data."""
    return lambda copy: (copy / "data" / name).write_text("facts: []\n")


def many(copy):
    for number in range(501):
        (copy / "data" / f"f{number}.yaml").touch()


def loop(path):
    other = path.with_name("other")
    other.symlink_to(path)
    path.symlink_to(other)


def bomb(levels=12):
    lines = ["facts: &l0 [x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 8)}]" for n in range(1, levels)]
    return "\n".join(lines).encode()


MEGABYTES = 1_000_000
TOO_LARGE = "cannot be read: larger than 10,000,000 bytes"
NO_LINK = "is not a web link"
LEADS_OUT = "leads out of the folder that config.yaml is in"
OUT = "data/facts.yaml  is a link that leads out of the folder of the dossier"
CASES = {
    # What a parser can choke on.
    "a bomb of aliases": (whole(FACTS, bomb()), "anchor '&l0' is not allowed"),
    "an alias to itself": (whole(FACTS, b"facts: &a [*a]"), "alias '*a' is not allowed"),
    "100,000 brackets": (
        whole(FACTS, b"[" * 100_000),
        "data/facts.yaml:1:21  is nested more than 20 levels deep",
    ),
    "100,000 braces": (
        whole(FACTS, b"{a: " * 100_000),
        "data/facts.yaml:1:78  is nested more than 20 levels deep",
    ),
    "100,000 dashes": (
        whole(FACTS, b"- " * 100_000),
        "data/facts.yaml:1:41  is nested more than 20 levels deep",
    ),
    "100,000 quotes": (whole(FACTS, b'"' * 100_000), "data/facts.yaml:1:3  is not YAML"),
    "100,000 anchors": (whole(FACTS, b"&a " * 100_000), "anchor '&a' is not allowed"),
    "a key of a megabyte": (
        whole(FACTS, b"k" * MEGABYTES + b": 1"),
        "data/facts.yaml:1:1000001  is not YAML",
    ),
    "a line of 50 megabytes": (
        whole(FACTS, b"#" * (50 * MEGABYTES)),
        TOO_LARGE,
    ),
    "50 megabytes of facts": (
        whole(FACTS, b"- id: a\n" * 6_250_000),
        TOO_LARGE,
    ),
    "a million keys": (
        whole(FACTS, b"\n".join(b"k%d: 1" % n for n in range(MEGABYTES))),
        TOO_LARGE,
    ),
    "a tag that would run a command": (
        whole(FACTS, b"facts: !!python/object/apply:os.system [id]"),
        "os.system' is not allowed",
    ),
    "a tag of bytes": (
        whole(FACTS, b"facts: !!binary aGk="),
        "data/facts.yaml:1:8  facts: needs a list, not text",
    ),
    "a second document": (
        whole(FACTS, b"facts: []\n---\nfacts: []"),
        "data/facts.yaml:2:1  holds a second document",
    ),
    "tabs in place of spaces": (
        whole(FACTS, b"facts:\n\t- id: a"),
        "data/facts.yaml:2:1  is not YAML: found character",
    ),
    "a block that never ends": (
        whole(FACTS, b"facts: |" + b"9" * 5000),
        "data/facts.yaml:1:10  is not YAML",
    ),
    # What is no text, or another one than it seems.
    "a NUL": (word(FACTS, STATEMENT, "a\0b"), "data/facts.yaml:17:17  holds a NUL byte"),
    "a NUL by an escape": (
        word(FACTS, STATEMENT, '"a\\0b"'),
        "holds U+0000 (a control character), which is invisible",
    ),
    "a BOM": (recoded("utf-8-sig"), "begins with a byte order mark"),
    "a BOM in the middle": (
        word(FACTS, STATEMENT, "a\ufeffb"),
        "holds U+FEFF ZERO WIDTH NO-BREAK SPACE",
    ),
    "UTF-16 with a BOM": (recoded("utf-16"), "data/facts.yaml:1:1  is UTF-16, not UTF-8"),
    "UTF-16 without one": (
        recoded("utf-16-le"),
        "holds a NUL byte: it is no text, or not in UTF-8",
    ),
    "UTF-32": (recoded("utf-32"), "is UTF-16, not UTF-8"),
    "Latin-1": (
        word(FACTS, STATEMENT, "Vestra\xe9".encode("latin-1")),
        "is not UTF-8: it holds the byte 0xe9",
    ),
    "half a sign of UTF-8": (
        word(FACTS, STATEMENT, b"a\xe2\x82"),
        "is not UTF-8: it holds the byte 0xe2",
    ),
    "an overlong sign of UTF-8": (
        word(FACTS, STATEMENT, b"a\xc0\xaf"),
        "is not UTF-8: it holds the byte 0xc0",
    ),
    "a surrogate by an escape": (word(FACTS, STATEMENT, '"a\\ud800"'), "holds U+D800"),
    "a sign beyond Unicode": (
        word(FACTS, STATEMENT, '"a\\U00110000"'),
        "an escape or a number is beyond all bounds",
    ),
    "right to left": (
        word(FACTS, STATEMENT, "a \u202ereversed"),
        "holds U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    "right to left by an escape": (
        word(FACTS, STATEMENT, '"a \\u202e"'),
        "holds U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    "an isolate": (word(FACTS, STATEMENT, "a \u2066b"), "holds U+2066 LEFT-TO-RIGHT ISOLATE"),
    "a space without width": (word(FACTS, STATEMENT, "a\u200bb"), "holds U+200B ZERO WIDTH SPACE"),
    "a tag character": (
        word(FACTS, STATEMENT, "a\U000e0041b"),
        "holds U+E0041 TAG LATIN CAPITAL LETTER A",
    ),
    "a bell": (word(FACTS, STATEMENT, '"a\\ab"'), "holds U+0007 (a control character)"),
    "line ends of Windows": (
        lambda copy: (copy / FACTS).write_bytes(
            (copy / FACTS).read_bytes().replace(b"\n", b"\r\n")
        ),
        LOADS,
    ),
    # What is no file.
    "a folder": (instead(lambda path: path.mkdir()), "is a folder, not a file"),
    "a link to itself": (
        instead(lambda path: path.symlink_to(path)),
        "cannot be read: too many levels of symbolic links",
    ),
    "two links to each other": (instead(loop), "cannot be read: too many levels of symbolic links"),
    "a link to a device without end": (
        instead(lambda path: path.symlink_to("/dev/zero")),
        OUT,
    ),
    "a link to nowhere": (instead(lambda path: path.symlink_to("/no/such")), OUT),
    "a link to nothing inside": (
        instead(lambda path: path.symlink_to("none.yaml")),
        "data/facts.yaml  is missing",
    ),
    "a pipe": (instead(os.mkfifo), "cannot be read: not a regular file"),
    "a socket": (instead(listen), "cannot be read: not a regular file"),
    "an empty file": (whole(FACTS, b""), "data/facts.yaml:1:1  is empty"),
    "501 files": (many, "data  holds more than 500 files"),
    "a name with a line break": (named("a\nb.yaml"), "data/a\\nb.yaml  is not read"),
    "a name that runs backwards": (named("\u202elmay.yaml"), "data/\\u202elmay.yaml  is not read"),
    "a file nobody asked for": (
        named("extra.yaml"),
        "data/extra.yaml  is not read: no file of the data has this name",
    ),
    "a hidden file": (named(".facts.yaml.swp"), LOADS),
    # Ways out of the folder.
    "an id that climbs": (
        word(FACTS, "id: failure-denied", "id: ../../etc/passwd"),
        "is not an id",
    ),
    "an id that is a path": (word(FACTS, "id: failure-denied", "id: /etc/passwd"), "is not an id"),
    "an id with a NUL": (
        word(FACTS, "id: failure-denied", 'id: "a\\0b"'),
        "holds U+0000 (a control character)",
    ),
    "an id of 10,000 signs": (
        word(FACTS, "id: failure-denied", f"id: {'a' * 10_000}"),
        "…' is not an id",
    ),
    "a folder that climbs": (
        word(CONFIG, "licence:", "data: ../../../etc\nlicence:"),
        "leads out of the folder that config.yaml is in",
    ),
    "a folder at the root": (
        word(CONFIG, "licence:", "data: /etc\nlicence:"),
        "leads out of the folder that config.yaml is in",
    ),
    "a folder that is an address": (
        word(CONFIG, "basemap: ../../data/basemap", "basemap: https://192.0.2.1/"),
        "world_50m.json  is missing",
    ),
    # Links that run something, or hide where they lead.
    "a link of javascript": (
        word(SOURCES, "https://harbour", "javascript:alert(1)//"),
        NO_LINK,
    ),
    "a link of data": (
        word(SOURCES, "https://harbour", "data:text/html,<script>//"),
        NO_LINK,
    ),
    "a link without a scheme": (
        word(SOURCES, "https://harbour", "//harbour"),
        NO_LINK,
    ),
    "a link with a name before the host": (
        word(SOURCES, "https://harbour", "https://bank.example@harbour"),
        NO_LINK,
    ),
    "a link with a space": (
        word(SOURCES, "https://harbour", "https://ex ample"),
        NO_LINK,
    ),
    # Numbers and days that are none.
    "coordinates swapped": (
        word(PLACES, "lat: 63.42\n    lon: -19.0", "lat: -19.0\n    lon: 63.42"),
        "-19, 63.42 is not in country 'ISL'",
    ),
    "a latitude that is no number": (
        word(PLACES, "lat: 63.42", "lat: .nan"),
        "'.nan' is not a number",
    ),
    "a latitude without end": (word(PLACES, "lat: 63.42", "lat: 1e400"), "'1e400' is not a number"),
    "a number of 5,000 digits": (
        word(FACTS, "value: 3,", f"value: {'9' * 5000},"),
        "…' is not a number",
    ),
    "a number in Arabic digits": (
        word(FACTS, "value: 3,", "value: \u0663,"),
        "'٣' is not a number",
    ),
    "a number with underscores": (
        word(FACTS, "value: 3,", "value: 1_000,"),
        "'1_000' is not a number",
    ),
    "the year 10000": (
        word(FACTS, "when: 2031-05-06", "when: 10000-01-01"),
        "'10000-01-01' is not an EDTF date",
    ),
    "a year before zero": (
        word(FACTS, "when: 2031-05-06", "when: -0001"),
        "'-0001' is not an EDTF date",
    ),
    "the 30th of February": (
        word(FACTS, "when: 2031-05-06", "when: 2031-02-30"),
        "'2031-02-30' is not an EDTF date",
    ),
    "a day with digits left open": (
        word(FACTS, "when: 2031-05-06", "when: 2031-05-3X"),
        "'2031-05-3X' is not an EDTF date",
    ),
    "a date of 100,000 signs": (
        word(FACTS, "when: 2031-05-06", f"when: {'2' * 100_000}"),
        "is not an EDTF date",
    ),
    # What would reach the page as something else than text.
    "a colour that fetches": (
        word(CONFIG, 'land: "', 'land: "url(//192.0.2.1/) '),
        "is not a colour",
    ),
    "a frame that opens the policy": (
        word(CONFIG, "licence:", 'frame_ancestors: ["*; script-src *"]\nlicence:'),
        "'*; script-src *' is not a site",
    ),
    "a digest of another length": (
        word(SEED, "sha256: ", "sha256: 00"),
        "…' is not a SHA-256 digest",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_means_harm_has_a_clear_outcome(copy, name):
    spoil, outcome = CASES[name]
    spoil(copy)

    made = attempt(copy / CONFIG)

    if outcome == LOADS:
        assert made.problems == ()
        return
    lines = [line for problem in made.problems for line in str(problem).split("\n")]
    assert any(outcome in line for line in lines)
    assert all(line.isprintable() and len(line) < 1000 for line in lines)
