"""The server from its start to its end, and on files that change under it."""

import json
import os
import shutil
import signal
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboard.loading.live import LiveDossier
from dashboard.loading.store import Store
from dashboard.server.websocket_filter import MOST_WAITING
from tests.faults.limited import limited
from tests.grounds import real_ground
from tests.server.fetching import HANDSHAKE, Answer, fetch
from tests.serving import OPERATED, ROOT, TOKEN, answering, served, start, stop

SECONDS_TO_NOTICE = 5


def copied(folder):
    """Copy the real dossier into a folder, to be broken there."""
    shutil.copy(ROOT / "config.yaml", folder)
    for name in ("data", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def copy(tmp_path):
    return copied(tmp_path)


class Running(NamedTuple):
    folder: Path
    address: str

    @property
    def said(self):
        return (self.folder / "log").read_text("utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A server on a copy that its tests leave good."""
    folder = copied(tmp_path_factory.mktemp("running"))
    with served(env=OPERATED, config=folder / "config.yaml", log=folder / "log") as address:
        yield Running(folder, address)


HANGS = """
import threading
from dashboard.loading.live import LiveDossier
first = LiveDossier.refresh
def refresh(self):
    if threading.current_thread() is threading.main_thread():
        return first(self)
    threading.Event().wait(600)
LiveDossier.refresh = refresh
"""


@pytest.fixture
def running_with_a_watch_that_hangs(copy):
    with limited(HANGS, OPERATED | {"DASHBOARD_CONFIG": str(copy / "config.yaml")}) as server:
        yield server


class Ended(NamedTuple):
    foreign: Answer
    said: str


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """A server that was started in another folder and without a network, asked, and told to end."""
    folder = tmp_path_factory.mktemp("elsewhere")
    env = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
    env |= {"DASHBOARD_CONFIG": str(ROOT / "config.yaml"), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}
    process = start(log=folder / "log", cwd=folder, env=env)
    try:
        address = answering(process, folder / "log")
        foreign = fetch(f"{address}/_stcore/stream", **HANDSHAKE, origin="https://example.org")
    finally:
        stop(process)
    return Ended(foreign, (folder / "log").read_text("utf-8"))


def health(address):
    """What its operator is told."""
    return json.loads(fetch(f"{address}/healthz", authorization=f"Bearer {TOKEN}").body)


def health_once(address, is_so, seconds=SECONDS_TO_NOTICE):
    """The health as soon as it is so; as it last was, where that takes too long."""
    waited = threading.Event()
    for _ in range(seconds * 10):
        if is_so(now := health(address)):
            break
        waited.wait(0.1)
    return now


def test_a_bad_edit_degrades_the_health_and_changes_nothing_else_until_it_is_mended(running):
    address, facts = running.address, running.folder / "data" / "facts.yaml"
    good = facts.read_text("utf-8")
    before = health(address)
    facts.write_text(f"{good}\n- id: [\n", "utf-8")
    broken = health_once(address, lambda now: "data/facts.yaml" in " ".join(now["lines"]))
    page = fetch(f"{address}/").status
    facts.write_text(good, "utf-8")
    after = health_once(address, lambda now: now["status"] == "ok")

    assert before["status"] == "ok"
    assert broken["status"] == "degraded"
    assert (broken["facts"], broken["digest"]) == (before["facts"], before["digest"])
    assert broken["problems"]
    assert "data/facts.yaml" in " ".join(broken["lines"])
    assert page == 200
    assert after == before
    assert "the files are not loaded: data/facts.yaml" in running.said


def test_a_good_edit_is_taken_up_while_the_server_runs(running):
    config = running.folder / "config.yaml"
    before = health(running.address)
    text = config.read_text("utf-8")
    config.write_text(text.replace("subtitle: ", "subtitle: Again, ", 1), "utf-8")
    after = health_once(running.address, lambda now: now["digest"] != before["digest"])

    assert after["digest"] != before["digest"]
    assert after["status"] == "ok"


def test_a_restart_on_bad_files_serves_the_last_good_dossier_and_says_so(copy):
    facts = copy / "data" / "facts.yaml"
    good, log = facts.read_text("utf-8"), copy / "log"
    with served(env=OPERATED, config=copy / "config.yaml") as address:
        before = health(address)
    facts.write_text(f"{good}\n- id: [\n", "utf-8")
    with served(env=OPERATED, config=copy / "config.yaml", log=log) as address:
        broken = health(address)
        page, export = fetch(f"{address}/").status, fetch(f"{address}/export/json").status
        facts.write_text(good, "utf-8")
        after = health_once(address, lambda now: now["status"] == "ok")

    assert broken["status"] == "degraded"
    assert (broken["facts"], broken["digest"]) == (before["facts"], before["digest"])
    assert "data/facts.yaml" in broken["lines"][0]
    assert (page, export) == (200, 200)
    assert after == before
    assert "what is shown is the last good state" in log.read_text("utf-8")


EVERYTHING = (
    *("", "facts", "export/html", "export/json", "export/geojson"),
    real_ground().path,
)


def test_with_the_data_gone_all_pages_and_files_are_there_also_after_a_restart(copy):
    found = []
    with served(config=copy / "config.yaml") as address:
        for name in ("data", "seeds"):
            (copy / name).rename(copy / f"{name} of yesterday")
        health_once(address, lambda now: now["status"] == "degraded")
        found += [fetch(f"{address}/{path}").status for path in EVERYTHING]
    with served(config=copy / "config.yaml") as address:
        assert health(address)["status"] == "degraded"
        found += [fetch(f"{address}/{path}").status for path in EVERYTHING]

    assert found == [200] * 2 * len(EVERYTHING)


def test_a_pipe_in_the_data_neither_stops_the_watch_nor_hides_the_repair(running):
    pipe = running.folder / "data" / "notes.json"
    os.mkfifo(pipe)
    # Not for "degraded": a loaded machine looks late, and the server says that first.
    broken = health_once(running.address, lambda now: "notes.json" in "".join(now["lines"]))
    pipe.unlink()
    after = health_once(running.address, lambda now: now["status"] == "ok")

    assert broken["lines"] == [
        "data/notes.json  cannot be read: not a regular file\n"
        "    hint: delete it, or put a file in its place"
    ]
    assert after["status"] == "ok"


SLOW = """
import threading
import dashboard.loading.live as module
def wait(*_):
    print("reading", flush=True)
    threading.Event().wait(600)
module.{what} = wait
"""


@pytest.mark.parametrize("what", ["attempt", "key_of"])
def test_a_server_ends_when_told_to_while_it_reads_for_the_first_time(copy, what):
    config = copy / "config.yaml"
    LiveDossier(config, Store(config))
    if what == "attempt":
        config.write_text(f"{config.read_text('utf-8')}# changed\n", "utf-8")
    with limited(SLOW.format(what=what), {"DASHBOARD_CONFIG": str(config)}) as server:
        waited = threading.Event()
        while "reading" not in server.said and server.process.poll() is None:
            waited.wait(0.05)
        code = stop(server.process)

    assert "reading" in server.said
    assert code == 128 + signal.SIGTERM
    assert "Traceback" not in server.said


def test_a_server_ends_when_told_to_while_its_watch_hangs(running_with_a_watch_that_hangs):
    server = running_with_a_watch_that_hangs
    late = health_once(server.address, lambda now: now["status"] == "degraded", seconds=20)

    assert late["status"] == "degraded"
    assert stop(server.process) == -signal.SIGTERM


def test_on_bad_files_the_server_prints_what_is_wrong_and_ends(copy):
    (copy / "data" / "facts.yaml").write_text("- id: [\n", "utf-8")
    log = copy / "log"

    process = start(config=copy / "config.yaml", log=log)
    try:
        code = process.wait(60)
    finally:
        stop(process)

    assert code == 1
    said = log.read_text("utf-8")
    assert "data/facts.yaml:" in said
    assert "Traceback" not in said
    assert "URL:" not in said


def test_the_server_ends_when_told_to(ended):
    assert "Traceback" not in ended.said
    assert "Task was destroyed" not in ended.said


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="only Linux says so which process builds it"
)
def test_an_export_that_hangs_does_not_hold_up_the_end(tmp_path):
    log = tmp_path / "log"
    process = start(log=log)
    address = answering(process, log)
    with ThreadPoolExecutor() as visitor:
        answer = visitor.submit(fetch, f"{address}/export/csv")
        os.kill(child_of(process), signal.SIGSTOP)
        code = stop(process)

    assert code == -signal.SIGTERM  # not killed, as what does not end in ten seconds is
    assert answer.result().status == 503
    assert answer.result().headers["retry-after"] == "5"
    assert answer.result().body == b"this server is about to stop; try again in a few seconds\n"


def child_of(process):
    """The process that builds an export, as soon as it is there."""
    waited = threading.Event()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        for child in children.read_text().split():
            if b"dashboard.exports.worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
        waited.wait(0.01)
    raise AssertionError("no export was begun")


def test_its_settings_are_found_from_whatever_folder_it_is_started_in(ended):
    assert "URL: http://" in ended.said
    assert "You can now view your Streamlit app" not in ended.said  # our settings leave it out
    assert "is not a valid config option" not in ended.said


def test_the_server_asks_nothing_of_another_machine(ended):
    """Streamlit looks for its own address in the internet, at the start and for foreign pages."""
    assert ended.foreign.status == 403
    assert "Did not auto detect external IP" not in ended.said


def test_the_settings_are_those_that_keep_a_visit_safe():
    settings = tomllib.loads((ROOT / "dashboard/.streamlit/config.toml").read_text("utf-8"))

    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"] == {
        "showErrorDetails": "none",
        "showErrorLinks": False,
        "toolbarMode": "viewer",
        "disableDataExport": True,
    }
    # Else what the answer to a waiting run refers to may be gone, and the page is lost for good.
    assert settings["global"]["maxCachedMessageAge"] > 2 * MOST_WAITING
    assert settings["server"]["maxMessageSize"] == 20
    assert settings["server"]["fileWatcherType"] == "none"
    assert settings["server"]["enableStaticServing"] is False
    assert settings["server"]["enableCORS"] is True
    assert settings["server"]["enableXsrfProtection"] is True
