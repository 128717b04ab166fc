"""What most tests begin with: the made-up dossier, and for a single module the real one."""

import os
from math import ceil
from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.domain.dossier import Dossier
from dashboard.loading import load

FUZZ = int(os.environ.get("FUZZ_CASES", "0"))
"""How many cases each of loader, addresses and export routes is fed; 0 for a short slice."""
MOST_MILLISECONDS = 2000

# How long an example takes depends on what else the machine does; only `make fuzz` calls it a hang.
settings.register_profile("no clock", deadline=MOST_MILLISECONDS if FUZZ else None)
settings.load_profile("no clock")


def examples(slice_: int, of: int) -> settings:
    """The settings of a test that makes so many examples of those that its subject is fed."""
    return settings(max_examples=ceil(FUZZ * slice_ / of) if FUZZ else slice_)


ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests" / "tiny" / "config.yaml"


@pytest.fixture(scope="session")
def tiny() -> Dossier:
    """The made-up dossier of `tests/tiny`: every sort of entry, and nothing that happened."""
    return load(TINY)


@pytest.fixture(scope="session")
def real() -> Dossier:
    """The dossier of this project."""
    return load(ROOT / "config.yaml")
