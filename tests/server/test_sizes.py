"""Sizes of files: true, and measured so that nobody who wants a file waits for them."""

import asyncio
import json

import pytest
from starlette.applications import Starlette

from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.exports.size import in_bytes
from dashboard.server.export_queue import Builds, Busy, Order
from dashboard.server.exports import export_routes
from dashboard.server.sizes import Sizes, size_routes
from tests.live import Live
from tests.server.asgi import ask, head
from tests.server.test_export_queue import Workshop, all_that_can_happen
from tests.server.test_exports import Counting


async def stays():
    return False


async def leaves():
    return True


@pytest.fixture
def order(tiny):
    """An order that differs from others by its text."""
    return lambda text: Order(FORMATS["json"], tiny, Selection(text=text))


def test_a_size_is_that_of_the_file_and_the_file_is_then_ready(tiny):
    made = Counting()
    builds = Builds(made)
    live = Live(tiny)
    app = Starlette(routes=[*export_routes(live, builds), *size_routes(live, builds)])
    size, file = (ask(app, path=f"/{what}/json", query="statuses=denied") for what in WHAT)
    content = b"".join(message.get("body", b"") for message in file[1:])
    assert json.loads(size[1]["body"]) == {"size": in_bytes(len(content))}
    assert head(size)["cache-control"] == "no-store"
    assert made.made == 1


WHAT = ("sizes", "export")


@pytest.mark.parametrize(("path", "status"), [("/sizes/doc", 404), ("/sizes/json?kinds=no", 400)])
def test_what_is_no_file_has_no_size(tiny, path, status):
    app = Starlette(routes=size_routes(Live(tiny), Builds(Counting())))
    name, _, query = path.partition("?")
    assert ask(app, path=name, query=query)[0]["status"] == status


def test_one_file_is_measured_at_a_time_and_few_wait(order):
    workshop = Workshop()
    sizes = Sizes(Builds(workshop), most_waiting=2)

    async def run():
        asked = [asyncio.create_task(sizes.file(order(text), stays)) for text in "ab"]
        await all_that_can_happen()
        assert workshop.begun == ["a"]
        with pytest.raises(Busy):
            await sizes.file(order("c"), stays)
        workshop.may_end.set()
        return await asyncio.gather(*asked)

    assert asyncio.run(run()) == [b"a         ", b"b         "]


def test_what_somebody_asks_for_is_built_first(order):
    workshop = Workshop()
    builds = Builds(workshop, at_once=3)
    sizes = Sizes(builds)

    async def run():
        wanted = asyncio.create_task(builds.get(order("wanted")))
        await all_that_can_happen()
        measured = asyncio.create_task(sizes.file(order("measured"), stays))
        await all_that_can_happen()
        assert workshop.begun == ["wanted"]
        workshop.may_end.set()
        await asyncio.gather(wanted, measured)

    asyncio.run(run())
    assert workshop.begun == ["wanted", "measured"]


def test_nothing_is_built_for_a_reader_who_has_left(order):
    workshop = Workshop()
    with pytest.raises(Busy):
        asyncio.run(Sizes(Builds(workshop)).file(order("a"), leaves))
    assert workshop.begun == []


def test_a_file_that_is_kept_is_measured_at_once(order):
    workshop = Workshop()
    workshop.may_end.set()
    builds = Builds(workshop)

    async def run():
        await builds.get(order("a"))
        return await Sizes(builds, most_waiting=0).file(order("a"), leaves)

    assert asyncio.run(run()) == b"a         "
