"""The widgets of the filter bar: what they keep, and when they begin anew."""

import pytest

from dashboard.domain.selection import WITH_FIGURES, Selection
from tests.conftest import TINY
from tests.views.test_app import parameters, selected, visit

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
    app = visit(is_filtering=True)
    before = keys(app)
    for count, choice in enumerate(choices, 1):
        one(app, label).select(choice).run()
        assert keys(app) == before
        assert one(app, label).value == choices[:count]
    one(app, label).set_value([]).run()
    assert keys(app) == before
    assert selected(app) == Selection()


def test_the_lists_are_there_while_the_box_is_open():
    assert list(keys(visit())) == ["Search the facts"]
    assert keys(visit(is_filtering=True)).keys() == {*LISTS, "Search the facts", "Period"}


def test_the_box_says_how_many_facts_it_shows_and_closes_by_a_click():
    app = visit(is_filtering=True, statuses="denied")
    close = app.button(key="filter-close")
    assert close.label == "Show one fact"
    close.click().run()
    assert list(keys(app)) == ["Search the facts"]
    assert selected(app).statuses == ("denied",)


def test_filters_add_up_and_are_in_the_address():
    app = visit(is_filtering=True, status="reported", text="lamp")
    one(app, "Basis").select("documents").run()
    assert parameters(app) == {"statuses": ["reported"], "bases": ["documents"], "text": ["lamp"]}


def test_the_search_box_filters():
    app = visit()
    app.text_input[0].input("keeper").run()
    assert selected(app) == Selection(text="keeper")


def test_a_period_is_chosen_by_two_days():
    app = visit(is_filtering=True)
    day = app.date_input[0].max
    app.date_input[0].set_value((day, day)).run()
    assert selected(app).period.edtf == f"{day}/{day}"


def test_what_is_filtered_elsewhere_makes_every_widget_new():
    app = visit(is_filtering=True, text="keeper", period="2031-05")
    before = keys(app)
    app.query_params.clear()
    app.session_state["parameters"] = {}
    app.run()
    after = keys(app)
    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())
    assert not any(widget.value for widget in (*app.multiselect, *app.text_input, *app.date_input))


def test_only_facts_with_a_figure_are_shown_on_request():
    app = visit(is_filtering=True)
    app.checkbox[0].check().run()
    assert selected(app) == Selection(figures=WITH_FIGURES)
    app.checkbox[0].uncheck().run()
    assert selected(app) == Selection()


def test_each_widget_shows_what_the_address_says():
    app = visit(is_filtering=True, text="keeper", period="2031-05-02/2031-05-06")
    assert app.text_input[0].value == "keeper"
    assert [day.isoformat() for day in app.date_input[0].value] == ["2031-05-02", "2031-05-06"]


def test_a_period_of_one_day_is_still_being_chosen():
    app = visit(is_filtering=True, period="2031-05-02/2031-05-06")
    before = selected(app)
    app.date_input[0].set_value(app.date_input[0].value[:1]).run()
    assert selected(app) == before


def test_another_widget_leaves_a_period_as_exact_as_it_was():
    app = visit(is_filtering=True, period="2031-05")
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
