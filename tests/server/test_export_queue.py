"""Builds: few at once, each only once, kept while they hold, in a process of their own."""

import asyncio
import signal
from dataclasses import replace

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.server.export_queue import BuildError, Builds, Busy, NotInstalled, Order, build
from tests.server.made_up import made_up


class Workshop:
    """Makes exports of ten bytes, and ends none before a test says so."""

    def __init__(self):
        self.begun = []
        self.may_end = asyncio.Event()

    async def __call__(self, order):
        self.begun.append(order.selection.text)
        await self.may_end.wait()
        if order.selection.text == "bad":
            raise RuntimeError("cannot be made")
        return order.selection.text.ljust(10).encode()


class Open(Workshop):
    """Makes them at once."""

    def __init__(self):
        super().__init__()
        self.may_end.set()


@pytest.fixture
def order(tiny):
    """An order that differs from others by its text."""
    return lambda text, dossier=tiny: Order(FORMATS["json"], dossier, Selection(text=text))


async def all_that_can_happen():
    for _ in range(20):
        await asyncio.sleep(0)


def test_who_asks_for_what_is_being_built_waits_for_the_same_build(order):
    workshop = Workshop()
    builds = Builds(workshop)

    async def run():
        asked = [asyncio.create_task(builds.get(order("a"))) for _ in range(3)]
        await all_that_can_happen()
        workshop.may_end.set()
        return await asyncio.gather(*asked)

    assert asyncio.run(run()) == [b"a         "] * 3
    assert workshop.begun == ["a"]


def test_what_was_built_is_kept_by_digest_selection_and_format(order):
    workshop = Open()
    builds = Builds(workshop)

    async def run():
        for text in ("a", "a", "b"):
            await builds.get(order(text))
        await builds.get(replace(order("a"), format=made_up("printing")))

    asyncio.run(run())
    assert workshop.begun == ["a", "b", "a"]


def test_few_are_built_at_once_and_the_others_wait_their_turn(order):
    workshop = Workshop()
    builds = Builds(workshop, at_once=2, most_waiting=3)

    async def run():
        asked = [asyncio.create_task(builds.get(order(text))) for text in "abcd"]
        await all_that_can_happen()
        at_first = list(workshop.begun)
        workshop.may_end.set()
        await asyncio.gather(*asked)
        return at_first

    assert asyncio.run(run()) == ["a", "b"]
    assert workshop.begun == ["a", "b", "c", "d"]


def test_with_all_places_taken_another_order_is_refused_and_a_known_one_is_not(order):
    workshop = Workshop()
    builds = Builds(workshop, at_once=1, most_waiting=1)

    async def run():
        asked = [asyncio.create_task(builds.get(order(text))) for text in "aba"]
        await all_that_can_happen()
        with pytest.raises(Busy):
            await builds.get(order("c"))
        workshop.may_end.set()
        await asyncio.gather(*asked)
        return await builds.get(order("c"))

    assert asyncio.run(run()) == b"c         "


def test_a_visitor_who_leaves_does_not_end_the_build_for_the_others(order):
    workshop = Workshop()
    builds = Builds(workshop)

    async def run():
        leaving, staying = (asyncio.create_task(builds.get(order("a"))) for _ in range(2))
        await all_that_can_happen()
        leaving.cancel()
        await all_that_can_happen()
        workshop.may_end.set()
        return await staying

    assert asyncio.run(run()) == b"a         "
    assert workshop.begun == ["a"]


def test_a_build_that_failed_is_tried_again_and_takes_no_place(order):
    workshop = Open()
    builds = Builds(workshop, at_once=1, most_waiting=0)

    async def run():
        for _ in range(2):
            with pytest.raises(RuntimeError, match="cannot be made"):
                await builds.get(order("bad"))
        await builds.get(order("a"))

    asyncio.run(run())
    assert workshop.begun == ["bad", "bad", "a"]


def test_those_asked_for_longest_ago_go_where_all_are_too_large(order):
    workshop = Open()
    builds = Builds(workshop, most_bytes=25)

    async def run():
        for text in ("a", "b", "a", "c", "a", "b"):
            await builds.get(order(text))

    asyncio.run(run())
    assert workshop.begun == ["a", "b", "c", "b"]


def test_what_alone_is_too_large_is_given_and_not_kept(order):
    workshop = Open()
    builds = Builds(workshop, most_bytes=9)

    async def run():
        return [await builds.get(order("a")) for _ in range(2)]

    assert asyncio.run(run()) == [b"a         "] * 2
    assert workshop.begun == ["a", "a"]


def test_editions_are_kept_side_by_side(order, tiny):
    workshop = Open()
    builds = Builds(workshop)
    other = replace(tiny, config=replace(tiny.config, title="Another"))

    async def run():
        for dossier in (tiny, other, tiny):
            await builds.get(order("a", dossier))

    asyncio.run(run())
    assert workshop.begun == ["a", "a"]


def test_before_a_stop_what_is_ready_in_time_is_given_and_nothing_new_is_begun(order):
    workshop = Workshop()
    builds = Builds(workshop)

    async def run():
        asked = asyncio.create_task(builds.get(order("a")))
        await all_that_can_happen()
        builds.stop(seconds=60)
        with pytest.raises(Busy, match="this server is about to stop"):
            await builds.get(order("b"))
        workshop.may_end.set()
        return await asked, await builds.get(order("a"))

    assert asyncio.run(run()) == (b"a         ", b"a         ")
    assert workshop.begun == ["a"]


def test_a_stop_is_held_up_by_no_build_and_all_who_wait_are_told_to_come_back(order):
    builds = Builds(Workshop(), at_once=1)

    async def run():
        asked = [asyncio.create_task(builds.get(order(text))) for text in "aab"]
        await all_that_can_happen()
        builds.stop(seconds=0)
        return await asyncio.gather(*asked, return_exceptions=True)

    assert [(type(said), str(said)) for said in asyncio.run(run())] == [
        (Busy, "this server is about to stop")
    ] * 3


# in a process of its own


def made(format_, dossier, selection=Selection(), **more):  # noqa: B008 - frozen
    return asyncio.run(build(Order(format_, dossier, selection), **more))


def test_a_build_gives_the_bytes_that_the_format_renders(tiny):
    selection = Selection(text="lamp")
    expected = FORMATS["json"].render(excerpt(tiny, selection))
    assert made(FORMATS["json"], tiny, selection) == expected


def test_what_a_build_says_is_logged_and_is_not_in_the_file(tiny, caplog):
    content = made(made_up("printing"), tiny, Selection(text="lamp"))
    assert content.decode() == f"{tiny.digest} text=lamp"
    assert "while building printing" in caplog.text
    assert "warned" in caplog.text


def test_a_build_that_fails_says_what_went_wrong(tiny):
    with pytest.raises(BuildError, match=r"failing: exit code 1\n(?s:.*)RuntimeError: secret"):
        made(made_up("failing"), tiny)


def test_a_build_without_its_library_says_what_installs_it(tiny):
    with pytest.raises(NotInstalled, match=r"pip install 'crisis-dashboard\[export\]'$"):
        made(made_up("library_missing", extra="export"), tiny)


@pytest.fixture
def started(monkeypatch):
    """The processes that were started."""
    processes, start = [], asyncio.create_subprocess_exec

    async def start_and_note(*words, **options):
        processes.append(await start(*words, **options))
        return processes[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start_and_note)
    return processes


def test_a_build_that_hangs_is_ended(tiny, started):
    with pytest.raises(BuildError, match=r"hanging: not built within 0\.1 s"):
        made(made_up("hanging"), tiny, seconds=0.1)

    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_a_server_that_ends_ends_its_builds(tiny, started):
    builds = Builds(build)

    async def run():
        asked = asyncio.create_task(builds.get(Order(made_up("hanging"), tiny, Selection())))
        while not started:
            await asyncio.sleep(0)
        assert not asked.done()  # asyncio.run cancels what is left, as the server does

    asyncio.run(run())

    assert [process.returncode for process in started] == [-signal.SIGKILL]
