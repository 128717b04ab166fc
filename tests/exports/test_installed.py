"""Which extras are there is read from the package's own list."""

import pytest

from dashboard.exports import FORMATS, installed


@pytest.fixture(autouse=True)
def _asked_anew():
    installed.missing.cache_clear()
    yield
    installed.missing.cache_clear()


@pytest.mark.parametrize("extra", sorted({format_.extra for format_ in FORMATS.values()} | {""}))
def test_here_everything_that_a_format_needs_is_installed(extra):
    assert installed.missing(extra) == ()


def test_the_extra_for_exports_is_found_in_the_list_of_the_package():
    assert "XlsxWriter" in installed._named_by("export")


def test_what_is_not_installed_is_named(monkeypatch):
    listed = [
        "pandas>=3",
        "pytest>=9; extra == 'export'",
        "no-such-library>=1.0 ; python_version > '3' and extra == \"export\"",
        "no-such-tool; extra == 'test'",
    ]
    monkeypatch.setattr(installed, "requires", lambda _package: listed)
    assert installed.missing("export") == ("no-such-library",)


def test_a_package_run_from_its_source_has_no_list(monkeypatch):
    monkeypatch.setattr(installed, "GENERATOR", "crisis-dashboard-of-nobody")
    assert installed.missing("export") == ()
