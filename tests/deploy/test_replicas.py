"""People look at pages while servers die and are started anew: nobody loses what they look at."""

import signal
import threading
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest

from tests.browser.visiting import Visitor, visiting
from tests.deploy.site import nginx_before

pytestmark = pytest.mark.browser

PACKED = {"content-encoding", "content-length"}
STREAM = "/_stcore/stream"
BEFORE_STREAM = "/_stcore/host-config"
"""What a page asks for right before it connects."""
TRIES = 5
FACTS = "facts?kind=request&status=reported"
VIEWS = (FACTS, "?map=world&fact=il-76-detour", "present?slide=aid")


@dataclass
class Looking:
    """Somebody who looks at a view, and what it showed at first."""

    visitor: Visitor

    def __post_init__(self):
        self.before = self.shown()

    def shown(self):
        """The address, the words on the screen, and how many signs the charts have."""
        page = self.visitor.page
        words = page.inner_text("[data-testid=stMain]")
        return page.url, words, page.locator(".chart-points path").count()


def look(visits, browser, site, replica, path):
    """Open a view in a browser of its own, on a replica.

    While nginx takes that for dead, as a slow machine may make it, the other one has the view.
    """
    slot = slot_on(site, replica)
    visitor = visits.enter_context(visiting(browser, site.address, ignore_https_errors=True))
    hold(visitor, site, slot)
    for _ in range(TRIES):
        is_back(site, replica, slot)
        visitor.open(path)
        asked = [line for line in site.logged() if line["path"] == BEFORE_STREAM]
        if asked[-1]["replica"] == at(replica):
            return Looking(visitor)
    raise AssertionError(f"{at(replica)} gets no page to serve")


def hold(visitor, site, slot):
    """Have a visitor come to the replica that a slot leads to."""
    cookie = {"name": "dashboard_slot", "value": slot, "url": site.address}
    visitor.page.context.add_cookies([cookie])


@contextmanager
def all_come_back(looking):
    """What is done here makes each page lose its server; each connects again, without a click."""
    with ExitStack() as streams:
        for one in looking:
            streams.enter_context(one.visitor.page.expect_websocket())
        yield
    for one in looking:
        page = one.visitor.page
        page.wait_for_selector("[data-test-connection-state=CONNECTED]")
        one.visitor.settle()


def slot_on(site, replica):
    return next(site.slots_on(replica.port))


def is_back(site, replica, slot):
    """Wait until nginx takes a replica for alive again."""
    waited = threading.Event()
    for _ in range(100):
        if site.line_of("/healthz", cookie=f"dashboard_slot={slot}")["replica"] == at(replica):
            return
        waited.wait(0.1)
    raise AssertionError(f"{at(replica)} is not asked again")


def at(replica):
    return f"127.0.0.1:{replica.port}"


@contextmanager
def asked_all_the_time(site, slots):
    """Somebody asks for pages, files and health all the time; gives how often each was answered."""
    answers, is_over = Counter(), threading.Event()

    def ask():
        while not is_over.wait(0.5):  # nginx lets nobody have more than two files a second
            for slot in slots:
                for path in ("/", "/healthz"):
                    answers[path, site.fetch(path, cookie=f"dashboard_slot={slot}").status] += 1
            answers["/export/json", site.fetch("/export/json", if_none_match="*").status] += 1

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield answers
    finally:
        is_over.set()
        asking.join()


def test_a_link_shows_the_same_on_either_replica(site, replicas, browser):
    with ExitStack() as visits:
        one, other = (look(visits, browser, site, replica, FACTS) for replica in replicas)

        assert "14 of 79 facts" in one.before[1]
        assert one.before == other.before
        assert one.visitor.said + one.visitor.left == []


@pytest.fixture(autouse=True)
def all_answer_again(replicas):
    """Whatever a test did to them, and even if it failed: others share the replicas."""
    yield
    for replica in replicas:
        if replica.process.poll() is not None:
            replica.start()
        replica.answer()


@pytest.fixture
def own_site(nginx, replicas, tmp_path):
    """An nginx whose log is of one test alone."""
    with nginx_before(nginx, [replica.port for replica in replicas], tmp_path) as site:
        yield site


def test_a_page_needs_its_replica_only_for_its_websocket(own_site, replicas, browser):
    """Nothing that a browser fetches besides is kept in one process: so failing over is enough."""
    site = own_site
    one, other = (slot_on(site, replica) for replica in replicas)
    before = len(site.logged())

    def from_the_other(route):
        if route.request.resource_type == "document":
            route.continue_()  # Chromium lets a page that comes from nowhere open no WebSocket
            return
        path = route.request.url.removeprefix(site.address)
        answer = site.fetch(path, cookie=f"dashboard_slot={other}", accept_encoding="br")
        headers = {k: v for k, v in answer.headers.items() if k not in PACKED}
        route.fulfill(status=answer.status, headers=headers, body=answer.unpacked)

    with visiting(browser, site.address, ignore_https_errors=True) as visitor:
        hold(visitor, site, one)
        visitor.page.route("**/*", from_the_other)
        visitor.open(FACTS)
        shown = visitor.page.inner_text("[data-testid=stMain]")
    stream = first_stream(site)
    besides = [line for line in site.logged()[before:] if line["path"] not in ("/facts", STREAM)]

    assert "14 of 79 facts" in shown
    assert visitor.said + visitor.left == []
    assert stream["replica"] == at(replicas[0])
    assert len(besides) > 10
    assert {line["replica"] for line in besides} <= {at(replicas[1]), ""}  # "": kept by nginx


def first_stream(site):
    """What the access log says of the first WebSocket that ended."""
    waited = threading.Event()
    for _ in range(200):
        if streams := [line for line in site.logged() if line["path"] == STREAM]:
            return streams[0]
        waited.wait(0.1)
    raise AssertionError("no WebSocket has ended")


def test_a_killed_replica_loses_no_view(site, replicas, browser):
    dies = replicas[0]
    with ExitStack() as visits:
        looking = [look(visits, browser, site, dies, view) for view in VIEWS]
        with all_come_back(looking):
            dies.kill()
        after = [one.shown() for one in looking]
        # and goes on from there, with its filter
        page = looking[0].visitor.page
        page.get_by_role("link", name="Timeline").click()
        page.wait_for_url("**/timeline?*")
        looking[0].visitor.settle()
        went_on = page.url, page.inner_text("[data-testid=stMain]")

    assert after == [one.before for one in looking]
    assert "kind=request&status=reported" in went_on[0]
    assert "14 of 79 facts" in went_on[1]


def test_a_rolling_restart_loses_no_view_and_no_request(site, replicas, browser):
    slots = [slot_on(site, replica) for replica in replicas]
    with ExitStack() as visits, asked_all_the_time(site, slots) as answers:
        first, second = (
            look(visits, browser, site, replica, view)
            for replica, view in zip(replicas, VIEWS[:2], strict=True)
        )
        # Whoever moved to the second replica has to move again.
        for replica, slot, on_it in zip(replicas, slots, ([first], [first, second]), strict=True):
            with all_come_back(on_it):
                code = replica.stop()
            replica.start()
            replica.answer()
            is_back(site, replica, slot)
            assert code == -signal.SIGTERM  # not killed
        after = [first.shown(), second.shown()]

    assert after == [first.before, second.before]
    assert set(answers) == {("/", 200), ("/healthz", 200), ("/export/json", 304)}
