"""Files that are compressed once."""

import asyncio

import pytest

from dashboard.server import encoding
from dashboard.server.encoding import EncodedFiles


@pytest.fixture
def made(monkeypatch):
    """The files that were compressed, in order."""
    made = []
    encode = encoding.encode

    def counting(body, name):
        made.append((body, name))
        return encode(body, name)

    monkeypatch.setattr(encoding, "encode", counting)
    return made


def test_many_who_ask_at_once_wait_for_one_compression(tmp_path, made):
    path = tmp_path / "a.js"
    path.write_bytes(b"let a = 1;" * 100)

    async def ask():
        files = EncodedFiles()
        return await asyncio.gather(*(files.get(path, "br") for _ in range(20)))

    answers = asyncio.run(ask())

    assert len(made) == 1
    assert len({id(answer) for answer in answers}) == 1


def test_who_leaves_early_does_not_stop_it_for_the_others(tmp_path, made):
    path = tmp_path / "a.js"
    path.write_bytes(b"let a = 1;")

    async def ask():
        files = EncodedFiles()
        leaving = asyncio.create_task(files.get(path, "gzip"))
        staying = asyncio.create_task(files.get(path, "gzip"))
        await asyncio.sleep(0)
        leaving.cancel()
        return await staying

    assert asyncio.run(ask()).encoding == "gzip"
    assert len(made) == 1


def test_a_changed_file_is_made_anew(tmp_path, made):
    path = tmp_path / "a.json"

    async def ask():
        files = EncodedFiles()
        path.write_bytes(b"old")
        before = await files.get(path, "identity")
        path.write_bytes(b"newer")
        return before, await files.get(path, "identity")

    before, after = asyncio.run(ask())

    assert (before.body, after.body) == (b"old", b"newer")
    assert before.etag != after.etag


def test_a_failure_is_not_kept(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    path.write_bytes(b"{}")

    async def ask():
        files = EncodedFiles()
        with monkeypatch.context() as patch:
            patch.setattr(encoding, "_encode_file", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                await files.get(path, "br")
        return await files.get(path, "identity")

    assert asyncio.run(ask()).body == b"{}"


def test_what_is_prepared_is_not_made_again(tmp_path, made):
    path = tmp_path / "a.js"
    path.write_bytes(b"let a = 1;")

    async def ask():
        files = EncodedFiles()
        await files.prepare([path])
        await files.get(path, "br")

    asyncio.run(ask())

    assert made == [(b"let a = 1;", "br")]
