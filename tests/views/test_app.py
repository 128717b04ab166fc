"""The pages on the made-up dossier, without a browser."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.query import parse_query
from dashboard.loading.live import live
from dashboard.scenes import CHARTS
from tests.conftest import ROOT, TINY
from tests.views.reading import parts_of, title_of

PAGES = {
    "situation": "The lamp of Skerra Point",
    "timeline": "Timeline",
    "aid": "Help for the lighthouse",
    "voices": "Voices",
    "tensions": "Tensions",
    "actors": "Actors",
    "questions": "Open questions",
    "facts": "Facts",
    "sources": "Sources",
    "share": "Share",
}


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def visit(page="situation", *, is_filtering=False, **query):
    """Return the run of a page, with the box of the filter open or not."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30)
    for name, values in query.items():
        app.query_params[name] = values
    if is_filtering:
        app.session_state["filter-popover"] = True
    app.run()
    if page != "situation":
        app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    return app


def shown(app):
    read = [part.text for part in parts_of(app).values()]
    return "\n".join([*read, *(one.value for one in (*app.title, *app.header, *app.markdown))])


def plain(app):
    """What is shown, without the signs that keep it from being read as markup."""
    return shown(app).replace("\\", "")


def parameters(app):
    return {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in app.query_params.items()
    }


def selected(app):
    return parse_query(parameters(app), live().dossier)[0]


@pytest.mark.parametrize(("page", "title"), PAGES.items())
def test_each_page_stands_whole(page, title):
    app = visit(page)
    assert title_of(app) == title
    assert f"All {len(live().dossier.facts)} facts" in shown(app)
    assert not app.warning


def test_a_filter_survives_the_way_to_another_page():
    app = visit(status="denied", fact="failure-denied")
    app.switch_page("views/timeline.py").run()
    assert selected(app).fact == "failure-denied"
    assert [word.value for word in selected(app).statuses] == ["denied"]


def test_a_panel_that_fails_leaves_a_reference_and_the_others_working(monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setitem(CHARTS, "map", broken)
    with caplog.at_level(logging.ERROR):
        app = visit(text="lamp")
    [warning] = app.warning
    reference = warning.value.rsplit(" ", 1)[1].rstrip(".")
    assert "secret detail" not in warning.value
    assert reference in caplog.text
    assert "secret detail" in caplog.text
    assert "When" in shown(app)


def test_broken_files_leave_the_last_good_dossier_and_one_quiet_line(monkeypatch):
    visit()
    monkeypatch.setattr(live(), "problem_count", 1)
    app = visit()
    assert title_of(app) == PAGES["situation"]
    assert [c.value for c in app.caption if "last good state" in c.value]
