"""One chart in a frame of another page: it fits, answers, and says where it is from."""

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import visiting

WIDTHS = {320: "phone", 700: "narrow", 1280: "wide"}
"""How wide a frame is, and what its chart is then drawn for."""


def test_a_chart_in_a_frame_fits_it_opens_cards_by_the_keyboard_and_says_its_source(
    browser, address
):
    here = f"{address}/timeline?embed=true&statuses=denied"
    frames = "".join(
        f'<iframe name="of-{width}" src="{here}" width="{width}" height="420"></iframe>'
        for width in WIDTHS
    )
    with visiting(browser, address) as visitor:
        page, sockets = visitor.page, []
        page.on("websocket", lambda socket: sockets.append(socket.url))
        page.route("**/host", lambda way: way.fulfill(body=frames, content_type="text/html"))
        page.goto(f"{address}/host")
        for width, drawn_for in WIDTHS.items():
            frame = page.frame(f"of-{width}")
            expect(frame.locator(f"[data-frame={drawn_for}]")).to_be_visible()
            expect(frame.locator(".drawn:visible")).to_have_count(1)
            assert frame.evaluate("document.documentElement.scrollWidth") <= width
            source = frame.get_by_role("contentinfo")
            for said in ("As of 31 October 2025.", "Drawn from", "CC BY 4.0", "digest"):
                expect(source).to_contain_text(said)
            expect(frame.get_by_role("banner")).to_contain_text("facts: status denied")

        frame = page.frame("of-1280")
        link = frame.get_by_role("link", name="Open in the dashboard")
        assert link.get_attribute("href") == f"{address}/timeline?statuses=denied"
        assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener")
        link.focus()
        page.keyboard.press("Tab")
        sign = frame.locator(".drawn:visible [data-live][tabindex='0']")
        expect(sign).to_be_focused()
        page.keyboard.press("Enter")
        card = frame.get_by_role("dialog")
        expect(card).to_contain_text("It denies")
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(sign).to_be_focused()
        assert (visitor.said, visitor.left, sockets) == ([], [], [])

        # To a browser that is another site, which is not named.
        page.goto(f"{address}/host".replace("127.0.0.1", "localhost"))
        expect(page.frame("of-320").get_by_role("contentinfo")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_embed_nor_in_a_card_of_it(browser, address, scheme):
    # The page's own policy would keep axe out; the tester may pass by.
    with visiting(browser, address, color_scheme=scheme, bypass_csp=True) as visitor:
        for width, chart in ((320, "timeline"), (700, "actor-graph")):
            visitor.page.set_viewport_size({"width": width, "height": 500})
            visitor.page.goto(f"{address}/?embed=true&chart={chart}")
            assert visitor.violations() == [], chart
            visitor.page.locator(".drawn:visible :is([data-live], .drawn-list a)").first.focus()
            visitor.page.keyboard.press("Enter")
            expect(visitor.page.get_by_role("dialog")).to_be_visible()
            assert visitor.violations() == [], chart
