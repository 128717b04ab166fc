"""GeoPackage, read back by GDAL (pyogrio, geopandas) and SQLite; its styles as QGIS reads them."""

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import geopandas
import pyogrio
import pytest
from lxml import etree

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Precision, Status
from dashboard.exports import FORMATS
from dashboard.exports.features import NO_PLACE, columns, features
from dashboard.rendering.paint import palette
from tests.exports.hostile import hostile

EVERYTHING = Selection()
LAYERS = ["claims", "places", "not_on_the_map", "facts", "meta", "layer_styles"]
UNSURE = {Status.POSSIBLE, Status.CONSIDERED, Status.PLANNED, Status.UNCLEAR}
pytestmark = pytest.mark.filterwarnings("ignore:More than one layer found")


@pytest.fixture
def written(tmp_path):
    """A function that writes a dossier and gives the path of the file."""

    def write(dossier, selection=EVERYTHING):
        path = tmp_path / "dossier.gpkg"
        path.write_bytes(FORMATS["gpkg"].render(excerpt(dossier, selection)))
        return path

    return write


@pytest.fixture(scope="module")
def of_tiny(tiny, tmp_path_factory):
    """The file of the whole made-up dossier."""
    path = tmp_path_factory.mktemp("tiny") / "dossier.gpkg"
    path.write_bytes(FORMATS["gpkg"].render(excerpt(tiny, EVERYTHING)))
    return path


def rows(path, query):
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        return [dict(row) for row in file.execute(query)]


@pytest.mark.parametrize("name", ["tiny", "real"])
def test_whoever_opens_it_gets_all_claims_that_are_drawn_whatever_their_shape(
    name, written, request
):
    dossier = request.getfixturevalue(name)
    drawn = [one for one in features(excerpt(dossier, EVERYTHING)) if one.geometry]
    frame = geopandas.read_file(written(dossier))
    assert len(frame) == len(drawn)
    assert set(frame.geom_type) >= {"Point", "LineString", "Polygon"}
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.is_valid.all()
    assert list(frame.statement) == [one.cells["statement"] for one in drawn]


def test_its_layers_and_tables_are_always_there(tiny, written):
    path = written(tiny, Selection(text="zeppelin"))
    assert [name for name, _ in pyogrio.list_layers(path)] == LAYERS
    wanted = [column.name for column in columns(excerpt(tiny, EVERYTHING))]
    assert list(pyogrio.read_info(path, layer="claims")["fields"]) == wanted


def test_what_is_not_drawn_is_in_a_table_that_says_why(tiny, written):
    places = tuple(replace(place, precision=Precision.UNLOCATED) for place in tiny.places)
    path = written(replace(tiny, places=places))
    rest = rows(path, "SELECT why FROM not_on_the_map")
    assert len(rest) == 10
    assert {row["why"] for row in rest} >= {NO_PLACE, "Somewhere in the country."}
    assert {row["feature"] for row in rows(path, "SELECT * FROM claims")} == {"request"}


def test_each_place_is_there_once_with_the_claims_that_lie_there(of_tiny):
    frame = pyogrio.read_dataframe(of_tiny, layer="places")
    assert frame.id.is_unique
    assert not frame.geometry.isna().any()
    there = frame.set_index("id")
    assert there.claims["skerra-point"] == (
        "● Reported: Lamp went dark, per the logbook ≠\N{NO-BREAK SPACE}denied by Ånsa Holm"
    )
    assert there.number_of_claims["warm-town"] == 0


def test_the_filter_is_that_of_every_layer(tiny, written):
    path = written(tiny, Selection(statuses=(Status.DENIED,)))
    frame = pyogrio.read_dataframe(path, layer="claims")
    assert list(frame.status) == ["denied"]
    assert sum(pyogrio.read_dataframe(path, layer="places").number_of_claims) == 1


def test_days_are_days(tiny, of_tiny):
    for layer in ("claims", "facts"):
        info = pyogrio.read_info(of_tiny, layer=layer)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        assert types["earliest"] == "datetime64[D]"
    facts = pyogrio.read_dataframe(of_tiny, layer="facts")
    assert list(facts.id) == [fact.id for fact in tiny.facts]
    assert facts.latest[0].date() == date(2031, 5, 4)


def test_a_column_means_the_same_in_every_layer(real, written):
    """One vocabulary: ids under a key, words under key_name, in claims and facts alike."""
    path = written(real)
    known = {row["id"]: row for row in rows(path, "SELECT * FROM facts")}
    for row in rows(path, "SELECT * FROM claims WHERE feature = 'fact'"):
        fact = known[row["fact"]]
        same = set(row) & set(fact) - {"fid", "short", "statement", "shown"}
        assert {"kind", "kind_name", "status", "basis", "basis_name", "firmly"} <= same
        assert {key: row[key] for key in same} == {key: fact[key] for key in same}


def test_every_column_has_a_name_for_people_and_a_meaning(of_tiny):
    said = rows(of_tiny, "SELECT * FROM gpkg_data_columns")
    for layer in LAYERS[:5]:
        described = {row["column_name"]: row for row in said if row["table_name"] == layer}
        assert set(described) == set(pyogrio.read_info(of_tiny, layer=layer)["fields"])
        assert all(row["name"] and row["description"] for row in described.values())
        assert len({row["name"] for row in described.values()}) == len(described)


def test_it_keeps_to_the_standard(of_tiny):
    assert rows(of_tiny, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert rows(of_tiny, "PRAGMA foreign_key_check") == []
    assert rows(of_tiny, "PRAGMA application_id") == [{"application_id": 0x47504B47}]
    tables = {row["name"] for row in rows(of_tiny, "SELECT name FROM sqlite_schema")}
    used = rows(of_tiny, "SELECT * FROM gpkg_extensions")
    assert {row["table_name"] for row in used} <= tables
    named = {row["extension_name"] for row in used}
    assert named == {"gpkg_rtree_index", "gpkg_schema", "gpkg_metadata"}
    layers = rows(of_tiny, "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns")
    assert layers == [
        {"table_name": name, "geometry_type_name": "GEOMETRY"} for name in ("claims", "places")
    ]


def test_it_says_what_it_is_and_is_dated_by_what_it_tells(tiny, of_tiny):
    contents = rows(of_tiny, "SELECT * FROM gpkg_contents WHERE description <> ''")
    assert {row["last_change"] for row in contents} == {"2031-05-20T00:00:00.000Z"}
    assert all(tiny.digest in row["description"] for row in contents)
    (metadata,) = rows(of_tiny, "SELECT * FROM gpkg_metadata")
    whole = json.loads(metadata["metadata"])
    assert (whole["name"], whole["version"]) == (tiny.config.title, tiny.digest)
    assert whole["temporalCoverage"] == "../2031-05-20"


def test_a_program_zooms_to_the_map_view_and_finds_all_the_same_what_lies_beyond(real, written):
    path = written(real)
    world = real.config.maps[-1]
    box = pyogrio.read_info(path, layer="claims")["total_bounds"]
    assert box == (world.west, world.south, world.east, world.north)
    beyond = pyogrio.read_dataframe(path, layer="claims", bbox=(-180, 60, -170, 70))
    assert list(beyond.place) == ["russia"]
    west = pyogrio.read_dataframe(path, layer="claims", bbox=(*box[:2], 0, box[3]))
    assert "russia" not in set(west.place)


def test_hostile_words_come_back_as_they_were(tiny, written):
    dossier = hostile(tiny)
    path = written(dossier)
    said = rows(path, "SELECT statement FROM facts")
    assert [row["statement"] for row in said] == [fact.statement for fact in dossier.facts]


# How QGIS draws it


def style_of(path, layer="claims", name="By status"):
    (row,) = rows(
        path,
        f"SELECT * FROM layer_styles WHERE f_table_name = '{layer}' AND styleName = '{name}'",
    )
    assert row["f_geometry_column"] == "geom"
    return row, etree.fromstring(row["styleQML"])


def rule_of(style, label):
    """The rule of a label, with the layers of its symbol from the ground up."""
    (rule,) = style.xpath(f"//rule[@label='{label}']")
    (symbol,) = style.xpath(f"//symbols/symbol[@name='{rule.get('symbol')}']")
    return rule, symbol, [options(layer) for layer in symbol.findall("layer")]


def options(layer):
    return {one.get("name"): one.get("value") for one in layer.findall("Option/Option")}


def test_each_layer_has_one_style_to_begin_with(of_tiny):
    begun = rows(of_tiny, "SELECT f_table_name FROM layer_styles WHERE useAsDefault")
    assert [row["f_table_name"] for row in begun] == ["claims", "places"]
    _, second = style_of(of_tiny, name="By status, with the basis")
    (text,) = second.iter("text-style")
    assert all(one in text.get("fieldName") for one in ('"contested"', '"basis_name"'))


def test_a_status_is_a_shape_and_what_is_unsure_has_a_broken_line(tiny, of_tiny):
    _, style = style_of(of_tiny)
    page = palette(tiny.config, "light").page
    looks = {}
    for status in Status:
        rule, _, layers = rule_of(style, status.label)
        assert rule.get("filter") == f"\"status\" = '{status}'"
        looks[status] = (layers[0]["name"], layers[0]["outline_style"], layers[0]["color"] == page)
        is_crossed = any(one["name"] == "cross2" for one in layers)
        assert is_crossed == (status is Status.DENIED)
    assert len(set(looks.values())) == len(Status) - 1  # a denial differs by its cross
    for status, (_, line, is_hollow) in looks.items():
        assert (line == "dot") == (status in UNSURE)
        assert is_hollow == (status is not Status.REPORTED)


def test_hues_are_those_of_the_charts_and_stand_in_the_legend(tiny, of_tiny):
    _, style = style_of(of_tiny)
    colours = palette(tiny.config, "light")
    for hue in {kind.hue for kind in tiny.config.kinds}:
        named = [one.name for one in tiny.config.hues if one.hue == hue]
        _, _, (layer,) = rule_of(style, named[0] if named else hue.label)
        assert layer["color"] == getattr(colours, hue)


def test_areas_look_as_known_as_they_are_and_carry_the_sign_of_their_claim(of_tiny):
    _, style = style_of(of_tiny)
    for label, kind in (
        ("Somewhere in this sea", "LinePatternFill"),
        ("Somewhere in this region; its edge is ours", "SimpleFill"),
    ):
        _, symbol, _ = rule_of(style, label)
        ground, sign = symbol.findall("layer")
        assert (ground.get("class"), sign.get("class")) == (kind, "GeometryGenerator")
    assert options(symbol.find("layer"))["outline_style"] == "dash"
    expressions = sign.xpath(".//Option[@name='expression']/@value")
    assert any("'denied', 'circle'" in one and '"status"' in one for one in expressions)


def test_the_line_of_a_request_is_solid_only_where_it_is_reported_as_asked(of_tiny):
    _, style = style_of(of_tiny)
    rule, _, _ = rule_of(style, "Asked for, as reported")
    assert re.findall(r"'([\w-]+)'", rule.get("filter")) == [
        *("coordinated", "not-stated"),
        *("reported", "claimed", "denied", "declined"),
    ]
    _, _, layers = rule_of(style, "Asked for less surely, or only being arranged")
    assert layers[0]["line_style"] == "dash"


def test_labels_are_the_short_claim_with_what_is_held_against_it(of_tiny):
    _, style = style_of(of_tiny)
    (text,) = style.iter("text-style")
    assert text.get("fieldName").startswith('"short" || ')
    assert '"contested"' in text.get("fieldName")
    (tip,) = style.iter("mapTip")
    for column in ("firmly", "against", "basis_name", "said_by", "dated", "ready_sentence"):
        assert f'"{column}"' in tip.text


@pytest.mark.parametrize(("layer", "name"), [("claims", "By status"), ("places", "Quiet")])
def test_styles_name_only_columns_that_there_are(of_tiny, layer, name):
    _, style = style_of(of_tiny, layer, name)
    written_in = style.xpath("//@filter | //@fieldName | //@geometryGenerator | //mapTip/text()")
    written_in += style.xpath("//Option[@name='expression']/@value")
    named = {name for one in written_in for name in re.findall(r'"(\w+)"', one)}
    assert named
    assert named <= set(pyogrio.read_info(of_tiny, layer=layer)["fields"])


def test_without_requests_the_legend_has_none(bare, written):
    _, style = style_of(written(bare))
    assert "arranged" not in etree.tostring(style, encoding="unicode")
