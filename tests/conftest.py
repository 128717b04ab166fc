"""What most tests begin with: the made-up dossier, and for a single module the real one."""

from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.domain.dossier import Dossier
from dashboard.loading import load

# How long an example takes depends on what else the machine does, and is measured in benchmarks/.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")

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
