"""The rooms of the design: who may import whom, and how long anything may be."""

import ast
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "dashboard"
MODULES = sorted(PACKAGE.rglob("*.py"))

LEAVES = {"escaping", "garbage", "incidents", "metrics", "writing"}
"""Single modules that anybody may use and that use nobody, or the words of the domain only."""
MAY_IMPORT = {
    "domain": set(),
    "loading": {"domain", "writing"},
    "charts": {"domain"} | LEAVES,
    "exports": {"domain", "charts", "loading"} | LEAVES,
    "server": {"domain", "loading", "charts", "exports"} | LEAVES,
    "views": {"domain", "loading", "charts", "exports"} | LEAVES,
    "app": {"domain", "loading", "charts", "exports", "views"} | LEAVES,
    "commands": {"domain", "loading", "charts", "exports"} | LEAVES,
    "cli": {"domain", "loading", "charts", "exports", "commands"} | LEAVES,
    "streamlit_app": {"domain", "loading", "charts", "exports", "server", "identity"} | LEAVES,
    "identity": {"domain"},
    "escaping": set(),
    "garbage": set(),
    "incidents": {"metrics"},
    "metrics": set(),
    "writing": {"domain"},
    "__init__": set(),
}
STREAMLIT = {"views", "app", "streamlit_app", "identity"}
IN_A_VISIT = {"domain", "loading", "charts", "exports", "views", "app", "escaping", "incidents"}
SLOW = {"pandas", "geopandas", "plotly.express"}


def name_of(path):
    """A module as imports name it: dashboard.domain.facts."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name):
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


@cache
def tree_of(path):
    return ast.parse(path.read_text("utf-8"))


def imports(path, *, everywhere=True):
    """The modules that a module imports; not `everywhere`: only as it is itself imported."""
    tree = tree_of(path)
    nodes = ast.walk(tree) if everywhere else _at_module_level(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are written in full"
            yield from (_module(node.module, alias.name) for alias in node.names)


def _module(parent, name):
    """`from a import b` imports the module a.b if there is one, else a."""
    path = ROOT.joinpath(*parent.split("."), name)
    is_module = path.with_suffix(".py").exists() or (path / "__init__.py").exists()
    return f"{parent}.{name}" if is_module else parent


def _at_module_level(node):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _at_module_level(child)


def in_room(*rooms):
    found = [path for path in MODULES if room_of(name_of(path)) in rooms]
    assert found, f"nothing there: {rooms}"
    return found


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=[name_of(path) for path in paths])


@each(MODULES)
def test_a_room_imports_only_those_below_it(path):
    room = room_of(name_of(path))
    ours = {room_of(name) for name in imports(path) if name.split(".")[0] == "dashboard"}

    assert ours - {room, "__init__"} <= MAY_IMPORT[room]


@each(in_room("domain"))
def test_the_domain_needs_the_standard_library_and_for_dates_a_parser(path):
    foreign = {name.split(".")[0] for name in imports(path)} - {"dashboard"}
    allowed = {"edtf"} if path.name == "dates.py" else set()

    assert foreign - sys.stdlib_module_names == allowed


@each([path for path in MODULES if room_of(name_of(path)) not in STREAMLIT])
def test_streamlit_stays_in_the_pages_and_the_server(path):
    assert "streamlit" not in {name.split(".")[0] for name in imports(path)}


@each(in_room(*IN_A_VISIT))
def test_no_visit_waits_for_a_slow_library(path):
    slow = {name for name in imports(path, everywhere=False) if name.split(".")[0] in SLOW}

    assert slow | (SLOW & set(imports(path, everywhere=False))) == set()


def test_loading_and_charts_are_imported_without_a_slow_library():
    program = (
        "import sys, dashboard.loading.live, dashboard.charts;"
        "print({'pandas', 'geopandas', 'shapely', 'streamlit'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )

    assert run.stdout.strip() == "set()", run.stderr


def test_no_import_goes_in_circles():
    graph = {
        name_of(path): {name for name in imports(path, everywhere=False) if name in NAMES}
        for path in MODULES
    }
    while leaves := {name for name, needs in graph.items() if not needs & set(graph)}:
        graph = {name: needs for name, needs in graph.items() if name not in leaves}

    assert graph == {}


NAMES = {name_of(path) for path in MODULES}


def lengths(path):
    """Every function of a module with its number of lines."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield f"{name_of(path)}.{node.name}", node.end_lineno - node.lineno + 1


FUNCTIONS = [found for path in MODULES for found in lengths(path)]


def test_no_function_is_longer_than_40_lines():
    assert [(name, lines) for name, lines in FUNCTIONS if lines > 40] == []


def test_half_of_the_functions_have_8_lines_or_fewer_and_nine_in_ten_25():
    counts = [lines for _, lines in FUNCTIONS]

    assert statistics.median(counts) <= 8
    assert statistics.quantiles(counts, n=10)[-1] <= 25


@each(MODULES)
def test_no_module_is_longer_than_250_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 250


@each(MODULES)
def test_no_module_is_called_after_nothing(path):
    """Nor after a module of the standard library: Streamlit puts the package's folder first."""
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    if path.parent == PACKAGE:
        assert path.stem not in sys.stdlib_module_names
