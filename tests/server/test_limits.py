"""As many open files as the system allows: each visitor takes a few."""

import resource

import pytest

from dashboard.server.limits import raise_open_files


@pytest.fixture
def bound(monkeypatch):
    """The bounds of a made-up system, and what is set in place of the lower one."""
    bounds = {"now": (256, 4096), "refuses": False}

    def setrlimit(_, wanted):
        if bounds["refuses"]:
            raise ValueError("not allowed to raise maximum limit")
        bounds["now"] = wanted

    monkeypatch.setattr(resource, "getrlimit", lambda _: bounds["now"])
    monkeypatch.setattr(resource, "setrlimit", setrlimit)
    return bounds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((256, 4096), (4096, 4096)),
        ((1024, 1_000_000), (65_536, 1_000_000)),
        ((1024, resource.RLIM_INFINITY), (65_536, resource.RLIM_INFINITY)),
        ((4096, 4096), (4096, 4096)),
        ((100_000, 1_000_000), (100_000, 1_000_000)),
        ((resource.RLIM_INFINITY, resource.RLIM_INFINITY),) * 2,
    ],
)
def test_a_server_may_open_as_many_files_as_it_is_allowed_and_needs(bound, before, after):
    bound["now"] = before
    raise_open_files()

    assert bound["now"] == after


def test_a_system_that_refuses_is_said_in_one_line(bound, caplog):
    bound["refuses"] = True
    raise_open_files()

    assert "no more than 256 files may be open at once" in caplog.text
