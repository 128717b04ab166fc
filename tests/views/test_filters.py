"""The widgets of the filter bar: what they keep, and when they begin anew."""

import pytest

from dashboard.domain.selection import Selection
from tests.conftest import TINY
from tests.views.test_app import selected, visit

LISTS = {
    "Actor": ["islandia", "fjordmark"],
    "Kind": ["request", "harbour"],
    "Status": ["reported", "denied"],
    "Basis": ["documents", "on-record"],
    "Reported by": ["gazette", "northern-wire"],
    "Leave out": ["logbook", "northern-wire"],
}


@pytest.fixture(autouse=True)
def _made_up(monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(TINY))


def keys(app):
    filters = (*app.multiselect, *app.text_input, *app.date_input)
    return {widget.label: widget.key for widget in filters}


def one(app, label):
    return next(widget for widget in app.multiselect if widget.label == label)


@pytest.mark.parametrize(("label", "choices"), LISTS.items())
def test_a_list_stays_the_same_while_a_visitor_chooses_in_it(label, choices):
    app = visit()
    before = keys(app)
    for count, choice in enumerate(choices, 1):
        one(app, label).select(choice).run()
        assert keys(app) == before
        assert one(app, label).value == choices[:count]
    one(app, label).set_value([]).run()
    assert keys(app) == before
    assert selected(app) == Selection()


def test_after_a_reset_every_widget_is_another_and_empty():
    app = visit(text="keeper", period="2031-05")
    before = keys(app)
    app.button(key="filter-reset").click().run()
    after = keys(app)
    assert before.keys() == after.keys() == {*LISTS, "Search the facts", "Period"}
    assert not set(before.values()) & set(after.values())
    assert not any(widget.value for widget in (*app.multiselect, *app.text_input, *app.date_input))


def test_each_widget_shows_what_the_address_says():
    app = visit(text="keeper", period="2031-05-02/2031-05-06")
    assert app.text_input[0].value == "keeper"
    assert [day.isoformat() for day in app.date_input[0].value] == ["2031-05-02", "2031-05-06"]


def test_a_period_of_one_day_is_still_being_chosen():
    app = visit(period="2031-05-02/2031-05-06")
    before = selected(app)
    app.date_input[0].set_value(app.date_input[0].value[:1]).run()
    assert selected(app) == before


def test_another_widget_leaves_a_period_as_exact_as_it_was():
    app = visit(period="2031-05")
    one(app, "Status").select("denied").run()
    assert selected(app).period.edtf == "2031-05"


def test_a_click_keeps_the_filter_though_the_browser_does_not_know_it_yet():
    app = visit(text="keeper")
    app.query_params.clear()
    app.run()
    assert selected(app) == Selection(text="keeper")


def test_back_and_forward_take_the_filter_from_the_address(monkeypatch):
    app = visit(text="keeper")
    app.query_params.clear()
    monkeypatch.setattr("dashboard.views.visit.came_through_history", lambda: True)
    app.run()
    assert selected(app) == Selection()


def test_back_wins_over_a_change_that_comes_with_it(monkeypatch):
    app = visit()
    monkeypatch.setattr("dashboard.views.visit.came_through_history", lambda: True)
    app.text_input[0].input("keeper").run()
    assert selected(app) == Selection()
    assert app.text_input[0].value == ""
