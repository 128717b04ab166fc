"""A private copy behind the nginx of `deploy/`: who signs in at one replica is in at both."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.deploy.site import Replica, free_ports, nginx_before
from tests.loading.copies import copy_to, edit
from tests.openid import SIGN_IN, providing, secrets_file

pytestmark = pytest.mark.browser

LINK = "questions?status=denied"


@pytest.fixture
def private(nginx, tmp_path):
    """Nginx, two servers of a private copy, and a provider who lets Ann in."""
    tls, *ports = free_ports(3)
    config = copy_to(tmp_path) / "config.yaml"
    edit(config, "\nslides:", f"\n{SIGN_IN}\nslides:")
    (tmp_path / "nginx").mkdir()
    with ExitStack() as stack:
        provider = stack.enter_context(providing())
        secrets = secrets_file(tmp_path, provider.address, f"https://127.0.0.1:{tls}")
        settings = {"STREAMLIT_SECRETS_FILES": str(secrets)}
        replicas = [Replica(tmp_path, port, config, **settings) for port in ports]
        for replica in replicas:
            stack.callback(replica.stop)
        for replica in replicas:
            replica.answer()
        yield stack.enter_context(nginx_before(nginx, ports, tmp_path / "nginx", tls)), replicas


def way_to_the_provider(context, site, address):
    """The address at the provider that a button leads to, by redirects of the dashboard."""
    while not address.startswith("http://localhost:"):
        address = address.removeprefix(site.address)
        answer = context.request.get(f"{site.address}{address}", max_redirects=0)
        address = answer.headers["location"]
    return address


def test_who_signs_in_at_one_replica_is_in_at_both_and_a_stranger_at_none(private, browser):
    site, replicas = private
    one, other = (next(site.slots_on(replica.port)) for replica in replicas)
    context = browser.new_context(ignore_https_errors=True)

    def go_to(slot):
        context.add_cookies([{"name": "dashboard_slot", "value": slot, "url": site.address}])

    go_to(one)
    page = context.new_page()
    page.goto(f"{site.address}/{LINK}")
    door = page.get_by_role("link", name="Sign in").get_attribute("href")
    # The sign-in begins at one replica and ends at the other.
    at_provider = way_to_the_provider(context, site, door)
    go_to(other)
    page.goto(at_provider)
    expect(page.get_by_text("1 of 10 facts: status denied")).to_be_visible()
    came_back = [line["replica"] for line in site.logged() if line["path"] == "/oauth2callback"]
    export = f"{site.address}/export/json"
    files = [context.request.get(export).status for _ in range(4)]
    go_to(one)
    page.reload()
    expect(page.get_by_text("1 of 10 facts: status denied")).to_be_visible()
    cookies = context.cookies(site.address)
    context.close()
    strangers = [site.fetch(path).status for path in ("/", "/export/json", "/basemap/a.json")]

    assert came_back == [f"127.0.0.1:{replicas[1].port}"]
    assert files == [200] * 4
    assert {cookie["name"] for cookie in cookies if not cookie["secure"]} == set()
    assert len(cookies) >= 3
    assert strangers == [401] * 3
