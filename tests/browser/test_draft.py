"""A draft is dropped on the Share page, and the answer opens in a tab of its own."""

from dashboard.domain.ready_sentence import sentence
from tests.browser.visiting import PHONE, Visitor, visiting
from tests.conftest import TINY
from tests.serving import served


def test_a_draft_that_is_dropped_is_answered_and_leads_to_the_claim(browser, tiny, tmp_path):
    ours = sentence(tiny.fact["crew-asked"], tiny)
    draft = tmp_path / "draft.md"
    draft.write_text(ours.replace("reportedly ", ""))
    with (
        served(config=TINY) as address,
        visiting(browser, address, viewport=PHONE, bypass_csp=True) as visitor,
    ):
        visitor.open("share")
        visitor.page.get_by_label("Your draft").set_input_files(draft)
        with visitor.page.context.expect_page() as opened:
            visitor.page.get_by_role("button", name="Check the draft").click()
        answer = Visitor(opened.value, address)
        answer.page.get_by_role("heading", name="Hedge lost").wait_for()

        assert answer.page.get_by_text(ours).is_visible()
        assert answer.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert answer.violations() == []
        answer.page.get_by_role("link", name=tiny.fact["crew-asked"].short).click()
        answer.page.wait_for_url("**/?focus=fact:crew-asked")
