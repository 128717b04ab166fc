"""How packages are had: by their clients, held to their hashes, and in one line why not."""

import hashlib
import io
import sys
import tarfile
import zipfile

import pytest

from dashboard.basemap import packages
from dashboard.basemap.packages import Package, fetch, members
from dashboard.basemap.problems import BasemapError, NoPackage

CONTENT = b"outlines"


def package(client="npm", content=CONTENT):
    digest = hashlib.sha256(content).hexdigest()
    return Package(client, "maps", "1.0", "maps-1.0.tgz", digest, "maps/", "none", "all")


def client(monkeypatch, code):
    """Put a small program in the place of npm."""
    monkeypatch.setitem(packages.CLIENTS, "npm", (sys.executable, "-c", code))


def test_a_package_is_brought_once_and_held_to_its_hash(tmp_path, monkeypatch):
    client(monkeypatch, "open('maps-1.0.tgz', 'wb').write(b'outlines')")
    assert fetch(package(), tmp_path).read_bytes() == CONTENT
    client(monkeypatch, "raise SystemExit(1)")
    assert fetch(package(), tmp_path).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import sys; sys.exit('npm error network away')", "(npm error network away)"),
        ("raise SystemExit(1)", "(no reason given)"),
        ("pass", "brought no maps-1.0.tgz"),
    ],
)
def test_a_package_that_cannot_be_had_is_one_line_with_what_to_do(
    tmp_path, monkeypatch, code, said
):
    client(monkeypatch, code)
    with pytest.raises(NoPackage) as stopped:
        fetch(package(), tmp_path)
    assert said in str(stopped.value)
    assert f"put it into {tmp_path}" in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_a_client_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(packages.CLIENTS, "npm", ("no-such-client", "pack"))
    with pytest.raises(NoPackage, match="no-such-client is not installed"):
        fetch(package(), tmp_path)


def test_a_client_that_waits_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "SECONDS", 0.01)
    client(monkeypatch, "import signal; signal.pause()")
    with pytest.raises(NoPackage, match="nothing came within"):
        fetch(package(), tmp_path)


def test_another_package_of_that_name_is_refused(tmp_path):
    (tmp_path / "maps-1.0.tgz").write_bytes(b"others")
    with pytest.raises(NoPackage) as stopped:
        fetch(package(), tmp_path)
    assert "is not the known one" in str(stopped.value)
    assert "delete it" in str(stopped.value)


def tar_of(name):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:xz") as bundle:
        entry = tarfile.TarInfo(name)
        entry.size = len(CONTENT)
        bundle.addfile(entry, io.BytesIO(CONTENT))
    return file.getvalue()


def ar_of(**parts):
    """An archive as Debian's packages are: a head of 60 bytes, then the content, evenly."""
    made = b"!<arch>\n"
    for name, content in parts.items():
        head = f"{name.replace('_', '.'):<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n"
        made += head.encode() + content + b"\n" * (len(content) % 2)
    return made


def test_files_are_taken_from_all_three_sorts_of_archive(tmp_path):
    (tmp_path / "a.tgz").write_bytes(tar_of("maps/a.json"))
    deb = ar_of(debian_binary=b"2.0", data_tar_xz=tar_of("./maps/a.json"))
    (tmp_path / "a.deb").write_bytes(deb)
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as bundle:
        bundle.writestr("maps/a.json", CONTENT)
        bundle.writestr("other/b.json", b"")
    for name in ("a.tgz", "a.deb", "a.whl"):
        found = [(path.rsplit("/", 1)[1], data) for path, data in members(tmp_path / name, "maps/")]
        assert found == [("a.json", CONTENT)], name


def test_a_debian_package_without_files_is_refused(tmp_path):
    (tmp_path / "a.deb").write_bytes(ar_of(debian_binary=b"2.0"))
    with pytest.raises(BasemapError):
        list(members(tmp_path / "a.deb", ""))
