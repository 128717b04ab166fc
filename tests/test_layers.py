"""The rooms of the design: who may import whom, and how long anything may be.

Who may import whom is mostly said in pyproject.toml, in the contracts of import-linter.
"""

import ast
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "dashboard"
PATHS = sorted(PACKAGE.rglob("*.py"))

IN_A_VISIT = {
    "domain",
    "loading",
    "scenes",
    "rendering",
    "deck",
    "exports",
    "views",
    "app",
    "escaping",
    "incidents",
}
SLOW = {"pandas", "geopandas", "plotly.express"}
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def name_of(path):
    """A module as imports name it: dashboard.domain.facts."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in PATHS}


def room_of(name):
    return name.split(".")[1] if "." in name else ""


@cache
def tree_of(path):
    return ast.parse(path.read_text("utf-8"))


def imports(path, *, everywhere=True):
    """The modules that a module imports; not `everywhere`: only as it is itself imported."""
    tree = tree_of(path)
    for node in ast.walk(tree) if everywhere else _at_module_level(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from a import b` imports the module a.b if there is one, else a.
            named = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else node.module for name in named)


def _at_module_level(node):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _at_module_level(child)


def test_the_contracts_on_imports_are_kept():
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [program, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )

    assert run.returncode == 0, run.stdout + run.stderr


def test_the_domain_needs_the_standard_library_and_for_dates_a_parser():
    foreign = {
        (name, imported)
        for name, path in MODULES.items()
        if room_of(name) == "domain"
        for imported in imports(path)
        if imported.split(".")[0] not in {"dashboard", *sys.stdlib_module_names}
    }

    assert {(name, imported.split(".")[0]) for name, imported in foreign} == {
        ("dashboard.domain.dates", "edtf")
    }


def test_no_visit_waits_for_a_slow_library():
    waiting = [
        (name, imported)
        for name, path in MODULES.items()
        if room_of(name) in IN_A_VISIT
        for imported in imports(path, everywhere=False)
        if imported in SLOW or imported.split(".")[0] in SLOW
    ]

    assert waiting == []


def test_loading_and_scenes_are_imported_without_a_slow_library():
    program = (
        "import sys, dashboard.loading.live, dashboard.scenes, dashboard.rendering.plotly;"
        "print({'pandas', 'geopandas', 'shapely', 'streamlit'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )

    assert run.stdout.strip() == "set()", run.stderr


def test_no_import_goes_in_circles():
    """A contract would overlook the circles of a package with its own modules."""
    graph = {
        name: set(imports(path, everywhere=False)) & MODULES.keys()
        for name, path in MODULES.items()
    }
    while leaves := {name for name, needs in graph.items() if not needs & graph.keys()}:
        graph = {name: needs for name, needs in graph.items() if name not in leaves}

    assert graph == {}


@pytest.fixture(scope="module")
def functions():
    """Each function with its number of lines."""
    return {
        f"{name}.{node.name}:{node.lineno}": node.end_lineno - node.lineno + 1
        for name, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


def test_no_function_is_longer_than_40_lines(functions):
    assert {name: lines for name, lines in functions.items() if lines > 40} == {}


def test_half_of_the_functions_have_8_lines_or_fewer_and_nine_in_ten_25(functions):
    assert statistics.median(functions.values()) <= 8
    assert statistics.quantiles(functions.values(), n=10)[-1] <= 25


def test_no_module_is_longer_than_350_lines():
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}

    assert {name: count for name, count in lines.items() if count > 350} == {}


def test_no_module_is_called_after_nothing():
    """Nor after a module of the standard library: Streamlit puts the package's folder first."""
    wrong = [name for name, path in MODULES.items() if path.stem in NAMELESS]
    wrong += [
        name
        for name, path in MODULES.items()
        if path.parent == PACKAGE and path.stem in sys.stdlib_module_names
    ]

    assert wrong == []
