"""Whatever a file holds, loading it gives a dossier or problems, and never another exception."""

import re
import shutil

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.loading import Attempt, attempt
from dashboard.loading.basemap import FILES
from tests.conftest import examples
from tests.loading.copies import TINY, copied

pytestmark = pytest.mark.fuzz

INPUTS = sorted(path.relative_to(TINY) for path in TINY.rglob("*.yaml"))
OF = 290
"""Examples of all tests of this module."""


def fed(slice_):
    return settings(examples(slice_, OF), suppress_health_check=[HealthCheck.too_slow])


WORDS = "- : ? [ ] { } , &a *a !t << | > >- ' \" # --- ... %YAML \\U \\x00 ~ id facts config when"
YAMLISH = st.lists(
    st.sampled_from([*WORDS.split(), "\n", "\n  ", "\n- ", ": ", " "]) | st.text(max_size=5),
    max_size=60,
).map("".join)


def is_an_answer(made: Attempt) -> bool:
    """Either a dossier, or problems that can be printed and sent."""
    said = "\n".join(map(str, (*made.problems, *made.warnings)))
    said.encode()
    return (made.dossier is None) == bool(made.problems)


def loads_somehow(file, content):
    with copied() as copy:
        (copy / file).write_bytes(content)
        assert is_an_answer(attempt(copy / "config.yaml"))


@fed(40)
@given(st.sampled_from(INPUTS), st.binary(max_size=400))
def test_any_bytes(file, content):
    loads_somehow(file, content)


@fed(40)
@given(st.sampled_from(INPUTS), st.text(max_size=400))
def test_any_text(file, content):
    loads_somehow(file, content.encode("utf-8", "surrogatepass"))


@fed(40)
@given(st.sampled_from(INPUTS), YAMLISH)
def test_any_signs_of_yaml(file, content):
    loads_somehow(file, content.encode("utf-8", "surrogatepass"))


VALUES = st.recursive(
    st.one_of(
        st.text(max_size=20),
        st.integers(),
        st.floats(),
        st.dates(),
        st.booleans(),
        st.none(),
        st.sampled_from(["lamp-asked", "islandia", "vestra", "2031-05", "..", "/", "ISL", "#fff"]),
        st.sampled_from(["9" * 400, "-0", "1e999", "NaN", "\0", "\u202e", "\ud800", "0000-01-01"]),
    ),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=8), part, max_size=3)
    ),
    max_leaves=6,
)


def spots(tree, path=()):
    """The way to every value of a tree."""
    yield path
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    if isinstance(tree, (dict, list)):
        for key, part in pairs:
            yield from spots(part, (*path, key))


def replaced(tree, path, value):
    """A tree with another value somewhere in it."""
    if not path:
        return value
    changed = dict(tree) if isinstance(tree, dict) else list(tree)
    changed[path[0]] = replaced(tree[path[0]], path[1:], value)
    return changed


def words_of(file):
    text = (TINY / file).read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: TID251 - words only


TREES = {file: words_of(file) for file in INPUTS}
SPOTS = [(file, path) for file, tree in TREES.items() for path in spots(tree)]


@fed(120)
@given(st.sampled_from(SPOTS), VALUES)
def test_any_other_value_anywhere(spot, value):
    file, path = spot
    text = yaml.safe_dump(replaced(TREES[file], path, value), allow_unicode=True)
    loads_somehow(file, text.encode("utf-8", "surrogatepass"))


@fed(50)
@given(st.sampled_from(INPUTS), st.data())
def test_any_line_lost_or_written_twice(file, data):
    lines = (TINY / file).read_text("utf-8").splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines) - 1))
    times = data.draw(st.sampled_from([0, 2]))
    lines[number : number + 1] = [lines[number]] * times

    loads_somehow(file, "".join(lines).encode())


@fed(20)
@given(
    st.sampled_from(FILES),
    st.binary(max_size=60) | st.sampled_from([b"null", b"[]", b'"x"', b'{"type": "Topology"}']),
)
def test_any_bytes_in_place_of_the_outlines(name, content):
    with copied() as copy:
        real = copy / "../../data/basemap"
        own = copy / "outlines"
        own.mkdir()
        for path in real.iterdir():
            shutil.copy(path, own)
        (own / name).write_bytes(content)
        config = (copy / "config.yaml").read_text("utf-8")
        (copy / "config.yaml").write_text(re.sub("basemap: .*", "basemap: outlines", config))

        assert is_an_answer(attempt(copy / "config.yaml"))


@pytest.mark.parametrize("file", INPUTS, ids=str)
def test_every_file_is_read(file):
    """Were one passed over, its loss would go unnoticed."""
    with copied() as copy:
        (copy / file).unlink()

        assert attempt(copy / "config.yaml").problems != ()
