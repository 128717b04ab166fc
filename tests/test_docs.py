"""The documents say what is there: every key, word, command, option and target, and no others."""

import argparse
import pkgutil
import re
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from dashboard import domain
from dashboard.cli import parser
from dashboard.domain.query import PARAMETERS
from dashboard.domain.record import annotations_of, is_required
from dashboard.domain.titles import NAMES as PAGE_NAMES
from dashboard.domain.vocabulary import Word
from dashboard.exports import CHARTS, CLAIM, FORMATS, PICTURES
from dashboard.loading.inventory import FOLLOWING

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data" / "README.md"
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
SECURITY = ROOT / "SECURITY.md"
DEPLOY = ROOT / "deploy" / "README.md"
USE, PRESENT, HOST, CURATE, DESIGN = (
    ROOT / "docs" / f"{name}.md" for name in ("use", "present", "host", "curate", "design")
)
GUIDES = (README, CONTRIBUTING, USE, HOST, CURATE, DESIGN)
DOCUMENTS = (
    *(*GUIDES, PRESENT, SECURITY, DATA, DEPLOY),
    *(ROOT / "CHANGELOG.md", ROOT / "seeds" / "README.md"),
)
MOST_WORDS = 700
"""In the README."""

QUOTED = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"[\w.-]+(/[\w.-]+)*/?")
ENDINGS = (".py", ".yaml", ".md", ".toml", ".txt", ".json", ".html", ".png")
MADE_ON_USE = {
    *(".venv/", ".fuzz/", ".crisis-cache", "sbom.cdx.json"),
    *("drafts/", "drafts/ID.yaml", "drafts/RECORD.yaml", "seeds/ID.yaml", "seeds/ID.txt"),
}


def of_the_domain(is_wanted):
    """The classes that the domain defines and that are wanted."""
    modules = [
        import_module(f"{domain.__name__}.{module.name}")
        for module in pkgutil.iter_modules(domain.__path__)
    ]
    classes = {v for module in modules for v in vars(module).values() if isinstance(v, type)}
    return sorted(filter(is_wanted, classes), key=lambda kind: kind.__name__)


def is_record(value):
    keys = fields(value) if is_dataclass(value) else ()
    return any("meaning" in spec.metadata for spec in keys)


RECORDS = of_the_domain(is_record)
HELD = {
    part
    for record in RECORDS
    for annotation in annotations_of(record).values()
    for part in (annotation, *get_args(annotation))
}
"""The types of the values that keys of entries hold."""


def is_vocabulary(value):
    return issubclass(value, StrEnum) and value in HELD


VOCABULARIES = of_the_domain(is_vocabulary)


def tables(text):
    """The tables of keys of a document: each a list of (key, is required, meaning)."""
    row = re.compile(r"^\| `(\w+)` \| ?(required)? *\| (.+) \|$", re.MULTILINE)
    for table in text.split("| key | | meaning |")[1:]:
        rows = table.split("\n\n")[0]
        yield [(key, bool(needed), said) for key, needed, said in row.findall(rows)]


def test_there_are_records_and_vocabularies_to_document():
    assert {"Fact", "Place", "Config", "Seed"} <= {kind.__name__ for kind in RECORDS}
    assert {"Status", "Basis", "Page"} <= {kind.__name__ for kind in VOCABULARIES}


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_data_readme_has_a_table_of_all_keys_of_the_record_in_order(record):
    follow = FOLLOWING.get(record, ())
    keys = [(spec.name, is_required(spec) and spec.name not in follow) for spec in fields(record)]
    assert keys in [[row[:2] for row in table] for table in tables(DATA.read_text("utf-8"))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_data_readme_says_of_each_key_what_the_model_says(record):
    keys = [(spec.name, spec.metadata["meaning"]) for spec in fields(record)]
    assert any(
        len(table) == len(keys)
        and all(
            name == key and said.startswith(meaning)
            for (key, _, said), (name, meaning) in zip(table, keys, strict=True)
        )
        for table in tables(DATA.read_text("utf-8"))
    )


def test_data_readme_has_no_table_of_anything_else():
    known = [[spec.name for spec in fields(record)] for record in RECORDS]
    named = [[row[0] for row in table] for table in tables(DATA.read_text("utf-8"))]
    assert [keys for keys in named if keys not in known] == []


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda kind: kind.__name__)
def test_data_readme_names_every_word_of_the_vocabulary_with_its_meaning(words):
    text = DATA.read_text("utf-8")
    for word in words:
        row = f"| `{word}` | {word.label} | {word.meaning} |" if isinstance(word, Word) else ""
        assert (row or f"`{word}`") in text, word


def commands_of(command):
    """The commands of a command, by name."""
    found = (one for one in command._actions if isinstance(one, argparse._SubParsersAction))
    return {name: one for action in found for name, one in action.choices.items()}


def options_of(command):
    """The options of a command and of all commands below it, by all their names."""
    given = {tuple(one.option_strings) for one in command._actions if one.option_strings}
    return given.union(*map(options_of, commands_of(command).values())) - {("-h", "--help")}


COMMANDS = commands_of(parser())


def quoted(document):
    """All words that a document has between backticks."""
    return set(" ".join(QUOTED.findall(document.read_text("utf-8"))).split())


def test_the_readme_is_read_in_minutes_and_begins_with_a_command():
    words = README.read_text("utf-8").split()
    assert len(words) <= MOST_WORDS
    assert words.index("make") < 200
    assert len(list((ROOT / "docs").glob("*.md"))) == 5


def test_use_documents_every_command():
    said = USE.read_text("utf-8")
    assert [name for name in COMMANDS if f"`crisis-dashboard {name}" not in said] == []


def test_use_documents_every_option():
    known = quoted(USE)
    assert [names for names in options_of(parser()) if not known & set(names)] == []


def test_use_documents_every_format_chart_and_page():
    said = USE.read_text("utf-8")
    names = {*FORMATS, CLAIM.name, *CHARTS, *PICTURES}
    assert names - quoted(USE) == set()
    assert [title for title in PAGE_NAMES.values() if f"| {title} |" not in said] == []


def test_use_documents_every_parameter_of_an_address():
    known = {word.partition("=")[0] for word in quoted(USE) if "=" in word}
    assert {*PARAMETERS} - known == set()


TARGETS = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
VARIABLE = re.compile(r"""["'](DASHBOARD_[A-Z_]+)["']""")


def test_contributing_documents_every_target_of_make():
    said = CONTRIBUTING.read_text("utf-8")
    assert [one for one in TARGETS if not re.search(rf"`make {one}\b", said)] == []


def test_every_environment_variable_is_documented():
    sources = (path.read_text("utf-8") for path in (ROOT / "dashboard").rglob("*.py"))
    names = {name for text in sources for name in VARIABLE.findall(text)}
    assert len(names) >= 3
    assert names - quoted(DEPLOY) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_targets_that_a_document_names_exist(document):
    text = document.read_text("utf-8")
    code = "\n".join((*QUOTED.findall(text), *FENCED.findall(text)))
    named = re.findall(r"\bcrisis-dashboard +([a-z]+)", code)
    assert set(named) <= set(COMMANDS)
    assert set(re.findall(r"(?:^|\n)make +([a-z]+)", code)) <= set(TARGETS)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_path_that_a_guide_names_exists(guide):
    paths = {text for text in QUOTED.findall(guide.read_text("utf-8")) if looks_like_path(text)}
    assert paths, "a guide names some path"
    assert [path for path in sorted(paths - MADE_ON_USE) if not is_there(path)] == []


def is_there(path):
    """Whether a file is in the project, or, named without a folder, in the package."""
    return (ROOT / path).exists() or ("/" not in path and (ROOT / "dashboard" / path).exists())


def looks_like_path(text):
    is_other = text in ENDINGS or text[0].isdigit()
    return bool(PATH.fullmatch(text)) and not is_other and ("/" in text or text.endswith(ENDINGS))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file(document):
    links = {link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link}
    assert [link for link in sorted(links) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_part_of_the_package_that_a_guide_names_exists(guide):
    for name in QUOTED.findall(guide.read_text("utf-8")):
        if re.fullmatch(r"dashboard(\.\w+)+", name):
            pkgutil.resolve_name(name)


@pytest.mark.parametrize(
    ("text", "is_path"),
    [
        ("dashboard/exports/", True),
        ("config.yaml", True),
        (".ci/run", True),
        ("/healthz", False),
        ("seeds/<id>.txt", False),
        ("make run", False),
        ("paragraphs", False),
        (".md", False),
        ("2025-08/2025-10", False),
    ],
)
def test_a_path_is_told_from_other_words(text, is_path):
    assert looks_like_path(text) == is_path


PROMISES = (SECURITY, HOST)
PROMISED = re.compile(r"\[`(test_\w+)`\]\(([^)]+)\)")


@pytest.mark.parametrize("document", PROMISES, ids=lambda path: path.name)
def test_every_promise_links_tests_that_are_there(document):
    _, _, rows = document.read_text("utf-8").partition("shown by |\n|---|---|")
    promises = [row for row in rows.partition("\n\n")[0].splitlines() if row.startswith("| ")]
    missing = [
        f"{path}: {name}"
        for row in promises
        for name, path in PROMISED.findall(row) or [("no test", row)]
        if f"def {name}(" not in source(document.parent / path)
    ]

    assert len(promises) > 10
    assert missing == []


def source(path):
    return path.read_text("utf-8") if path.is_file() else ""
