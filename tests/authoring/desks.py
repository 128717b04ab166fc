"""A copy of the made-up dossier with its text, and its reading page asked without a server."""

import asyncio
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from dashboard.authoring.server import app

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "tiny"
RECORD = "gazette-2031-05-20"
KEY, PORT = "a-key-of-the-tests", 8555
HOME = f"http://127.0.0.1:{PORT}"


DRAFTS = """\
# Written by a program.
proposals:
  - id: dark-for-three-nights
    by: a program
    quote: It stayed dark for three nights
    statement: The lamp stayed dark for three nights, Northern Wire wrote.
    kind: harbour
    status: reported
    basis: outlet-report
    via: [gazette, northern-wire]
    paragraphs: [2]
    when: 2031-05-02/2031-05-04
    when_is: event
    figures: [{value: 3, unit: nights, written: three}]
  - id: dark-for-nine-nights
    by: a program
    quote: It stayed dark for nine nights
    statement: The lamp stayed dark for nine nights, Northern Wire wrote.
    kind: harbour
    status: reported
    basis: outlet-report
    via: [gazette, northern-wire]
    paragraphs: [2]
    when: 2031-05-02/2031-05-04
    when_is: event
    figures: [{value: 9, unit: nights, written: nine}]
"""
GOOD, BAD = "dark-for-three-nights", "dark-for-nine-nights"
"""Two proposals: one that the text bears out, and one that it does not."""


def made_up(folder: Path) -> Path:
    """Lay the made-up dossier and its text into a folder; return its `config.yaml`."""
    (folder / "data").symlink_to(ROOT / "data")
    copy = shutil.copytree(TINY, folder / "tests" / "tiny")
    shutil.copy(ROOT / "tests" / "texts" / f"{RECORD}.txt", copy / "seeds")
    return copy / "config.yaml"


@contextmanager
def started(config: Path) -> Iterator[str]:
    """Run the command on a free port; give the address that it prints, with its key."""
    command = [sys.executable, "-m", "dashboard.cli", "author", "--port", "0"]
    with subprocess.Popen(
        [*command, "--config", str(config)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield re.search(r"http://\S+", running.stdout.readline())[0]
        finally:
            running.terminate()


@dataclass
class Visitor:
    """Somebody with the key, unless headers or cookies say otherwise."""

    config: Path

    def __post_init__(self):
        self.app = app(self.config, KEY, PORT)
        self.cookies = {f"author-{PORT}": KEY}

    def ask(self, method, path, headers=None, cookies=None, **more):
        """The answer to one request."""

        async def asked():
            transport = httpx.ASGITransport(self.app)
            jar = self.cookies if cookies is None else cookies
            async with httpx.AsyncClient(transport=transport, base_url=HOME, cookies=jar) as client:
                return await client.request(method, path, headers=headers, **more)

        return asyncio.run(asked())

    def get(self, path, **asked):
        """What the page gets from an address."""
        return self.ask("GET", path, params=asked)

    def post(self, path, pairs, **headers):
        """What the page is answered to a form."""
        usual = {"origin": HOME, "content-type": "application/json"}
        return self.ask("POST", path, usual | headers, content=json.dumps(pairs))

    def form(self, **asked):
        """The fields of a form as a browser would send them, by their names."""
        answer = self.get("/form", record=RECORD, **asked)
        assert answer.status_code == 200, answer.text
        return fields_of(answer.json()["html"])


def fields_of(html):
    """The names and values that a browser sends of a form."""
    from lxml.html import fromstring

    form = fromstring(html)
    for template in form.xpath("//template"):
        template.drop_tree()
    return [[name, value] for name, value in form.form_values()]


def put(pairs, **values):
    """The same fields with other values: names with two underscores for a dot."""
    wanted = {name.replace("__", "."): value for name, value in values.items()}
    kept = [[name, value] for name, value in pairs if name not in wanted]
    return kept + [[name, value] for name, value in wanted.items()]
