"""A made-up dossier and the same a day later, in a folder whose files can be exchanged."""

import shutil
from pathlib import Path

from dashboard.loading.live import LiveDossier
from dashboard.loading.store import Store
from tests.conftest import SEQUEL
from tests.loading.copies import copy_to


def a_day_later(folder: Path) -> None:
    """Put the files of the second day over those of the first."""
    shutil.rmtree(folder / "data")
    shutil.rmtree(folder / "seeds")
    for name in ("data", "seeds"):
        shutil.copytree(SEQUEL.parent / name, folder / name)
    shutil.copy(SEQUEL, folder / "config.yaml")


def followed(tmp_path: Path) -> tuple[LiveDossier, str]:
    """A live dossier that has seen both days, and the digest of the first."""
    folder = copy_to(tmp_path)
    config = folder / "config.yaml"
    live = LiveDossier(config, Store(config, tmp_path / "kept"))
    first = live.dossier.digest
    a_day_later(folder)
    assert live.refresh()
    return live, first
