"""`crisis-dashboard export` where a format cannot be made."""

import pytest

from dashboard.cli import main
from dashboard.exports import FORMATS
from tests.conftest import TINY
from tests.server.made_up import made_up


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.bin"
    path.write_bytes(b"old")
    return path


def test_a_missing_extra_is_one_line_and_the_old_file_stays(monkeypatch, capsys, old):
    monkeypatch.setitem(FORMATS, "library_missing", made_up("library_missing", extra="export"))

    code = main(["export", "library_missing", "-o", str(old), "--config", str(TINY)])

    assert code == 1
    assert capsys.readouterr() == (
        "",
        "crisis-dashboard: the format library_missing needs no_such_library:"
        " pip install 'crisis-dashboard[export]'\n",
    )
    assert {path: path.read_bytes() for path in old.parent.iterdir()} == {old: b"old"}
