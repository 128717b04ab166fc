"""The map: what is drawn for what is known, and never more."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts.map import alt, map_figure
from dashboard.domain.actors import Actor
from dashboard.domain.aid import AidRequest
from dashboard.domain.config import MapView, Projection, RequestSign, Sign, Tint
from dashboard.domain.dossier import Dossier
from dashboard.domain.excerpt import excerpt
from dashboard.domain.places import WIDE, Place
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import ActorKind, Help, Precision, Stage, Status, WhenIs
from tests.charts.timeline_facts import dossier_of, fact, two_versions
from tests.reports import retold

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
PLACES = (
    Place(id="town", name="Town", precision=Precision.CITY, lat=5.0, lon=5.0),
    Place(id="sea", name="Sea", precision=Precision.SEA_AREA, lat=2.0, lon=2.0, outline="sea"),
    Place(id="basin", name="Basin", precision=Precision.REGION, lat=8.0, lon=8.0, outline="sea"),
    Place(id="around", name="Around", precision=Precision.REGION, lat=1, lon=1, radius_km=200),
    Place(
        id="route", name="Route", precision=Precision.REGION, path=((0, 0), (4, 4), (5, 5)), why="x"
    ),
    Place(id="capital", name="Capital", precision=Precision.CITY, lat=50.0, lon=40.0),
    Place(id="plane", name="Plane", precision=Precision.UNLOCATED, why="In flight."),
    Place(id="land", name="Land", precision=Precision.COUNTRY, lat=5, lon=5, outline="land"),
    Place(id="quiet", name="Quiet", precision=Precision.CITY, lat=9.0, lon=1.0),
)
VIEW = MapView(
    id="near",
    title="Near",
    alt="A map.",
    projection=Projection.MERCATOR,
    west=-20.0,
    east=20.0,
    south=-10.0,
    north=15.0,
    tints=(Tint(outline="home", colour="home"),),
    signs=(
        Sign(place="town", label="The town", lat=7.0, lon=9.0),
        *(Sign(place=name) for name in ("sea", "basin", "around", "route", "land", "quiet")),
    ),
)
FAR = replace(VIEW, id="far", requests=(RequestSign(state="other"),), signs=())


def placed(name: str, place: str, status: Status = Status.REPORTED) -> Any:
    return replace(fact("acting", name, "2025-10-06", WhenIs.EVENT, status), places=(place,))


FACTS = (
    placed("arrival", "town", Status.CLAIMED),
    placed("attack", "sea"),
    placed("second-attack", "sea", Status.DENIED),
    placed("gathering", "basin"),
    placed("somewhere", "around", Status.POSSIBLE),
    placed("flight", "route"),
    placed("aboard", "plane"),
    placed("across", "land"),
    fact("asking", "asked", "2025-10-06", WhenIs.EVENT),
)


def state(name: str, seat: str) -> Actor:
    return Actor(id=name, name=name.title(), kind=ActorKind.STATE, seat=seat)


def request(name: str) -> AidRequest:
    return AidRequest(
        id=name,
        asker="home",
        asked="other",
        equipment="radars",
        detail=f"{name} <b>radars</b>",
        help=Help.SUPPLY,
        stage=Stage.REQUESTED,
        stage_why="It says no more.",
        stage_fact="asked",
        channel="Letter",
        facts=("asked",),
    )


DOSSIER: Dossier = replace(
    dossier_of(*FACTS),
    places=PLACES,
    actors=(state("home", "town"), state("other", "capital")),
    aid=(request("new"), request("old")),
    outlines={"home": (SQUARE,), "sea": (SQUARE,), "land": (SQUARE,)},
)


ALL = Selection()


def traces(selection: Selection = ALL, view: MapView = VIEW) -> list[Any]:
    return list(map_figure(excerpt(DOSSIER, selection), view, "light").data)


def signs(selection: Selection = ALL, view: MapView = VIEW) -> dict[str, Any]:
    return {t.customdata[0]: t for t in traces(selection, view) if t.customdata is not None}


def test_a_sign_of_one_fact_leads_to_it_and_of_several_to_the_place() -> None:
    assert set(signs()) == {
        "fact:arrival",
        "place:sea",
        "fact:gathering",
        "fact:somewhere",
        "fact:flight",
        "fact:across",
    }


def test_status_is_shape_and_line_not_colour_alone() -> None:
    town, around = signs()["fact:arrival"].marker, signs()["fact:somewhere"].marker
    assert (town.symbol, town.color, town.line.dash) == ("circle", "#ffffff", "solid")
    assert (around.symbol, around.color, around.line.dash) == ("circle", "#ffffff", "dot")
    assert signs()["fact:gathering"].marker.color == "#1d5aa6"


def test_a_label_counts_how_firmly_the_facts_are_put() -> None:
    assert signs()["place:sea"].text[0] == "Sea<br>● 1  ⊗ 1"


def test_a_place_where_a_fact_is_contested_says_so() -> None:
    contested = replace(DOSSIER, tensions=(two_versions("arrival", "asked"),))
    figure = map_figure(excerpt(contested, ALL), VIEW, "light")
    [town] = [t for t in figure.data if t.customdata == ("fact:arrival",)]
    assert town.text[0] == "The town<br>○ 1  ≠"
    assert "≠ worded two ways" in town.hovertext[0]


def test_a_stretch_of_sea_is_hatched_and_a_region_has_a_dashed_edge() -> None:
    dashes = [trace.line.dash for trace in traces() if trace.fill == "toself"]
    assert dashes.count("dash") == 1
    hatching = [t for t in traces() if t.mode == "lines" and t.line.color == "rgba(29,90,166,0.45)"]
    assert len(hatching) == 1


def outlined(view: MapView = VIEW, selection: Selection = ALL) -> list[Any]:
    return [t for t in traces(selection, view) if t.line and t.line.color == "rgba(29,90,166,0.6)"]


def test_somewhere_in_a_country_is_its_outline_where_no_tint_fills_it() -> None:
    (trace,) = outlined()
    assert (trace.fill, trace.fillcolor, trace.line.width) == (
        "toself",
        "rgba(29,90,166,0.08)",
        1.2,
    )
    assert set(zip(trace.lon, trace.lat, strict=True)) == {*SQUARE, (None, None)}
    assert outlined(selection=Selection(statuses=(Status.CLAIMED,))) == []
    tinted = replace(VIEW, tints=(*VIEW.tints, Tint(outline="land", colour="site")))
    assert outlined(tinted) == []


@pytest.mark.parametrize("shape", ["outline", "radius_km", "path", "none"])
@pytest.mark.parametrize("precision", sorted(WIDE))
def test_more_than_a_point_is_drawn_for_every_wide_place_that_has_an_extent(
    precision: Precision, shape: str
) -> None:
    shapes = {"outline": "land", "radius_km": 300.0, "path": ((0.0, 0.0), (4.0, 4.0), (5.0, 5.0))}
    given: dict[str, Any] = {shape: shapes[shape]} if shape in shapes else {}
    place = Place(id="land", name="Land", precision=precision, lat=5.0, lon=5.0, **given)
    view = replace(VIEW, signs=(Sign(place="land"),), tints=())
    dossier = replace(DOSSIER, places=(place,))
    drawn = [t for t in map_figure(excerpt(dossier, ALL), view, "light").data if t.mode == "lines"]
    assert bool(drawn) == place.has_extent == (shape != "none")


def test_somewhere_around_is_a_disc_that_fades() -> None:
    soft = [t for t in traces() if t.fillcolor == "rgba(29,90,166,0.1)" and len(t.lon) == 49]
    assert len(soft) == 4
    assert len({round(max(t.lat) - min(t.lat), 2) for t in soft}) == 4


def test_a_route_is_a_dotted_line_through_its_positions() -> None:
    routes = [trace for trace in traces() if trace.line and trace.line.dash == "dot"]
    assert [(list(t.lon), list(t.lat)) for t in routes if t.mode == "lines"] == [
        ([0, 4, 5], [0, 4, 5])
    ]


def test_a_sign_that_stands_aside_is_tied_to_its_place() -> None:
    ties = [t for t in traces() if t.mode == "lines" and list(t.lon) == [5.0, 9.0]]
    assert len(ties) == 1
    assert list(signs()["fact:arrival"].lon) == [9.0]


def test_a_place_where_nothing_happened_is_a_quiet_name_that_cannot_be_clicked() -> None:
    quiet = next(trace for trace in traces() if trace.text and trace.text[0] == "Quiet")
    assert (quiet.mode, quiet.hoverinfo, quiet.customdata) == ("text", "skip", None)


def test_without_its_facts_a_sign_is_no_more_than_the_name_of_a_place() -> None:
    nothing = Selection(text="nowhere to be found")
    names = {trace.text[0]: list(trace.lon) for trace in traces(nothing) if trace.text}
    assert names == {"Town": [9.0], "Sea": [2.0], "Land": [5.0], "Quiet": [1.0]}


def test_a_filter_takes_signs_and_areas_away() -> None:
    chosen = Selection(statuses=(Status.CLAIMED,))
    assert set(signs(chosen)) == {"fact:arrival"}
    assert [t.line.dash for t in traces(chosen) if t.fill == "toself"] == [None]


def test_what_is_in_focus_is_ringed_and_the_rest_recedes() -> None:
    focused = signs(Selection(focus="fact:attack"))
    assert focused["place:sea"].marker.opacity == 1.0
    assert focused["fact:arrival"].marker.opacity == 0.55
    rings = [t for t in traces(Selection(focus="fact:attack")) if t.mode == "markers"]
    assert [list(ring.lon) for ring in rings] == [[2.0]]
    assert not [t for t in traces() if t.mode == "markers"]


def test_several_statuses_at_one_place_have_a_sign_of_their_own() -> None:
    assert (signs()["place:sea"].marker.symbol, signs()["place:sea"].marker.color) == (
        "circle-dot",
        "#ffffff",
    )
    denied = Selection(statuses=(Status.DENIED,))
    assert signs(denied)["fact:second-attack"].marker.symbol == "circle-x"


def test_a_request_is_an_arrow_from_seat_to_seat_that_says_what_is_known_and_counts_none() -> None:
    sign = signs(view=FAR)["fact:asked"]
    assert sign.text[0] == "Other: asked; no answer reported"
    assert (list(sign.lon), list(sign.lat)) == ([40.0], [50.0])
    shaft = next(t for t in traces(view=FAR) if t.mode == "lines" and len(t.lon) == 40)
    assert (shaft.lon[0], shaft.lat[0]) == (5.0, 5.0)
    assert shaft.line.dash == "solid"


def drawn(*rows: AidRequest, sign: RequestSign = FAR.requests[0]) -> tuple[str, str, str]:
    """The label at the head of a line, the style of the line, and its hover text."""
    config = replace(DOSSIER.config, maps=(replace(FAR, requests=(sign,)),))
    dossier = replace(DOSSIER, aid=rows, config=config)
    figure = map_figure(excerpt(dossier, ALL), config.maps[0], "light").data
    (head,) = [trace for trace in figure if trace.customdata]
    shaft = next(trace for trace in figure if trace.mode == "lines" and len(trace.lon) == 40)
    said = head.hovertext[0].replace("<br>", " ")
    return head.text[0].replace("<br>", " "), shaft.line.dash, said


def test_one_request_that_is_not_said_to_have_been_made_rules_label_and_line() -> None:
    unsure = replace(request("new"), stage=Stage.NOT_STATED)
    label, dash, said = drawn(request("old"), unsure)
    assert (label, dash) == ("Other: how far it came is not said", "dash")
    assert "was asked for" not in said
    assert said.index("Named for Other") < said.index("new") < said.index("Also told as asked for")
    curated = replace(FAR.requests[0], label="letter prepared", heading="Named in a letter")
    label, dash, said = drawn(unsure, sign=curated)
    assert (label, dash) == ("Other: letter prepared", "dash")
    assert "<b>Named in a letter</b>" in said


def test_what_is_being_arranged_is_no_request_and_is_listed_as_what_it_is() -> None:
    arranged = replace(request("ship"), stage=Stage.COORDINATED)
    label, dash, said = drawn(request("old"), arranged)
    assert (label, dash) == ("Other: asked; no answer reported", "solid")
    asked, _, rest = said.partition("<b>Being arranged; a request is not reported</b>")
    assert "old" in asked
    assert "ship" not in asked
    assert "ship" in rest
    label, dash, said = drawn(arranged)
    assert (label, dash) == ("Other: being arranged; a request is not reported", "dash")
    assert "asked" not in said


def test_a_request_that_is_softened_has_a_broken_line_and_says_so() -> None:
    facts = tuple(
        retold(one, status=Status.POSSIBLE) if one.id == "asked" else one for one in FACTS
    )
    figure = map_figure(excerpt(replace(DOSSIER, facts=facts), ALL), FAR, "light").data
    shaft = next(trace for trace in figure if trace.mode == "lines" and len(trace.lon) == 40)
    (head,) = [trace for trace in figure if trace.customdata]
    assert shaft.line.dash == "dash"
    assert head.text[0].startswith("Other: asked (possible);")


def test_a_request_whose_facts_are_filtered_away_is_not_drawn() -> None:
    assert signs(Selection(statuses=(Status.CLAIMED,)), FAR) == {}


def test_words_from_the_files_are_no_markup() -> None:
    assert "&lt;b&gt;" in signs(view=FAR)["fact:asked"].hovertext[0]
    assert "<b>happened" not in signs()["fact:arrival"].hovertext[0]


def test_the_edges_of_the_view_are_the_ranges_of_the_axes() -> None:
    geo = map_figure(excerpt(DOSSIER, Selection()), VIEW, "light").layout.geo
    assert (geo.lonaxis.range, geo.lataxis.range) == ((-20.0, 20.0), (-10.0, 15.0))


def test_the_same_selection_gives_the_same_figure_object() -> None:
    first = map_figure(excerpt(DOSSIER, Selection(statuses=(Status.DENIED,))), VIEW, "dark")
    assert first is map_figure(excerpt(DOSSIER, Selection(statuses=(Status.DENIED,))), VIEW, "dark")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_template_is_sent(theme: Any) -> None:
    figure = map_figure(excerpt(DOSSIER, Selection()), VIEW, theme)
    assert figure.layout.template.to_plotly_json() == {}


def test_what_cannot_be_seen_is_not_drawn() -> None:
    """Neither its sign nor the tie to it: a place is drawn where its sign lies in the window."""
    aside = (replace(VIEW.signs[0], lat=40.0), *VIEW.signs[1:])
    assert "fact:arrival" not in signs(view=replace(VIEW, signs=aside))
    east = replace(VIEW, west=6.0, east=20.0)
    assert set(signs(view=east)) == {"fact:arrival", "fact:gathering"}


def test_a_map_is_said_in_its_own_words_and_those_of_its_lines() -> None:
    assert alt(excerpt(DOSSIER, ALL), VIEW) == "A map."
    assert alt(excerpt(DOSSIER, ALL), FAR) == "A map. Other: asked; no answer reported."
    nothing = excerpt(DOSSIER, Selection(statuses=(Status.CLAIMED,)))
    assert alt(nothing, FAR) == "A map."
