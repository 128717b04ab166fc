"""The table of formats: each has a module that renders, imported only when it is asked for."""

import subprocess
import sys
from importlib import import_module

import pytest

from dashboard.exports import FORMATS, GENERATOR, installed_version


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_listed_under_its_own_name_and_can_be_rendered(name):
    format_ = FORMATS[name]
    assert format_.name == name
    assert format_.ending.startswith(".")
    assert "/" in format_.media_type
    assert callable(import_module(format_.module).render)


def test_the_table_imports_no_format_and_nothing_of_the_domain():
    code = "import sys, dashboard.exports; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {name for name in done.stdout.split() if name.startswith("dashboard")}
    assert ours == {"dashboard", "dashboard.exports"}


def test_a_package_that_is_not_installed_has_no_number(monkeypatch):
    monkeypatch.setattr("dashboard.exports.GENERATOR", f"{GENERATOR}-of-nobody")
    assert installed_version() == "source"
