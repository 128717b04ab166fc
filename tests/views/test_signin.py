"""The pages of a private copy, without a browser: they ask again what the door has asked."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.exports import FORMATS
from tests.conftest import ROOT
from tests.loading.copies import copy_to, edit
from tests.openid import SIGN_IN

ANN = {
    "is_logged_in": True,
    "provider": "default",
    "sub": "1",
    "email": "ann@harbour.example",
    "email_verified": True,
}


@pytest.fixture(autouse=True)
def _private(monkeypatch, tmp_path):
    config = copy_to(tmp_path) / "config.yaml"
    edit(config, "\nslides:", f"\n{SIGN_IN}\nslides:")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))


def visit(user, page="situation"):
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    app.user = user
    app.run()
    if page != "situation":
        app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    "user",
    [
        {},
        {"is_logged_in": False},
        {**ANN, "is_logged_in": False},
        {**ANN, "is_logged_in": "yes"},
        {**ANN, "email": "ann@evil.example"},
        {**ANN, "email_verified": False},
    ],
)
def test_who_is_not_let_in_sees_a_title_a_sentence_and_the_way_out(user):
    app = visit(user)

    assert [title.value for title in app.title] == ["The lamp of Skerra Point"]
    assert [said.value for said in app.markdown] == ["Your sign-in does not let you in here."]
    assert [button.label for button in app.button] == ["Sign out"]
    assert len(app.main) == 3


def test_who_is_let_in_sees_the_page_and_a_quiet_line_at_its_end():
    app = visit(ANN)

    assert app.get("bidi_component")
    assert [text.value for text in app.text] == ["Signed in as ann@harbour.example"]
    assert [button.label for button in app.button][-1] == "Sign out"


def test_a_click_on_sign_out_ends_the_visit():
    app = visit(ANN)
    app.button[-1].click().run()

    assert not app.get("bidi_component")
    assert [said.value for said in app.markdown] == ["Your sign-in does not let you in here."]


def test_nothing_of_it_stands_on_the_stage():
    app = visit(ANN, "present")

    assert "Sign out" not in [button.label for button in app.button]


def test_the_share_page_offers_no_address_to_programs_which_cannot_sign_in():
    app = visit(ANN, "share")

    assert len(app.get("link_button")) == len(FORMATS)
    codes = [code.value for code in app.code]
    assert len(codes) == 2  # the link to the view, and the command
    assert codes[1].startswith("crisis-dashboard export")
