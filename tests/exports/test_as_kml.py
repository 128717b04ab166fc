"""KML, read back by GDAL (pyogrio) and lxml: what Google Earth shows of each claim."""

import html
from dataclasses import replace
from datetime import date
from io import BytesIO

import pyogrio
import pytest
from lxml import etree

from dashboard.domain.dates import parse_when
from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.domain.vocabulary import Status, WhenIs
from dashboard.exports import FORMATS
from dashboard.exports.as_kml import days
from dashboard.exports.features import features
from tests.exports.hostile import hostile

EVERYTHING = Selection()
ADDRESS = "https://dashboard.example/"
NAMES = {"k": "http://www.opengis.net/kml/2.2"}


def written(dossier, selection=EVERYTHING, address=None):
    format_ = FORMATS["kml"].told(address=address)
    return etree.fromstring(format_.render(excerpt(dossier, selection)))


def claims(root):
    """The placemarks of claims by their ids; areas and common names apart."""
    found = root.xpath("//k:Placemark[k:ExtendedData]", namespaces=NAMES)
    return {one.get("id"): one for one in found}


def text(placemark, path):
    return placemark.findtext(path, namespaces={"": NAMES["k"]})


@pytest.mark.parametrize("name", ["tiny", "real", "sequel"])
def test_each_claim_is_one_placemark_with_the_words_of_every_format(name, request):
    dossier = request.getfixturevalue(name)
    found = claims(written(dossier))
    wanted = {one.id.replace("/", "."): one for one in features(excerpt(dossier, EVERYTHING))}
    assert set(found) == set(wanted)
    for id_, placemark in found.items():
        said = {
            one.get("name"): one.text
            for one in placemark.iterfind(".//k:SimpleData", namespaces=NAMES)
        }
        cells = {key: str(cell) for key, cell in wanted[id_].cells.items() if cell is not None}
        assert said == cells


def test_a_folder_holds_the_claims_of_one_status_each_with_its_sign(tiny):
    root = written(tiny)
    folders = {
        text(one, "name"): [text(mark, "name") for mark in one.iterfind("k:Placemark", NAMES)]
        for one in root.iterfind("k:Document/k:Folder", NAMES)
    }
    assert list(folders) == [
        *("● Reported", "○ Claimed", "▷ Planned", "⊗ Denied", "□ No comment", "? Unclear"),
        "Requests: from who asks to who was asked",
        "Not on the map",
    ]
    assert folders["⊗ Denied"] == [
        "⊗ Keeper denied that it went dark ≠\N{NO-BREAK SPACE}denies what is reported"
    ]
    assert folders["● Reported"][0] == (
        "● Lamp went dark, per the logbook ≠\N{NO-BREAK SPACE}denied by Ånsa Holm"
    )


def test_a_balloon_says_how_firmly_the_denial_the_sentence_and_the_chain(tiny):
    placemark = claims(written(tiny, address=ADDRESS))["fact.lamp-failed.skerra-point"]
    balloon = html.unescape(text(placemark, "description"))
    for said in (
        "<b>Reported</b> · ≠ Denied by Ånsa Holm.",
        "<p>Denied: The keeper denied that the lamp ever went dark",
        "Ready to quote:</b> Northern Wire, citing the logbook, reports that the lamp",
        "The Harbour Gazette of 20 May 2031 ← Northern Wire ← The logbook of the lighthouse,"
        " paragraphs 1 and 2",
        "What it rests on:</b> Documents",
        "When:</b> 2 May 2031 to 4 May 2031<",
        f'<a href="{ADDRESS}?focus=fact%3Alamp-failed">Open in the dashboard</a>',
    ):
        assert said in balloon, said
    assert "<a" not in text(claims(written(tiny))["fact.lamp-failed.skerra-point"], "description")


def test_a_claim_that_another_names_says_that_the_filter_leaves_it_out(tiny):
    found = claims(written(tiny, Selection(statuses=(Status.PLANNED,))))
    named = {id_ for id_, one in found.items() if "outside this filter" in text(one, "name")}
    assert named == {"fact.lamp-asked"}
    assert "not to be counted" in text(found["fact.lamp-asked"], "description")


def test_what_no_longer_stands_has_no_sentence_to_quote(sequel):
    gone = [text(one, "description") for one in claims(written(sequel)).values()]
    gone = [balloon for balloon in gone if "Withdrawn on" in balloon.split("</p>")[0]]
    assert gone
    assert not any("Ready to quote" in balloon for balloon in gone)


@pytest.mark.parametrize(
    ("edtf", "when_is", "known"),
    [
        ("2031-05-02", "event", ("2031-05-02", "2031-05-02")),
        ("2031-05", "event", ("2031-05-01", "2031-05-31")),
        ("2031-05-02/2031-05-04", "inferred", ("2031-05-02", "2031-05-04")),
        ("../2031-04", "event", (None, "2031-04-30")),
        ("2031-04/..", "event", ("2031-04-01", None)),
        ("2031-04-05~/2031-05-04", "inferred", (None, "2031-05-04")),
        ("2005~", "inferred", (None, None)),
        ("2031-05-02?", "event", (None, None)),
        ("2031-05-20", "report", (None, None)),
    ],
)
def test_the_time_slider_claims_no_day_that_is_not_known(tiny, edtf, when_is, known):
    fact = replace(tiny.facts[0], when=parse_when(edtf), when_is=WhenIs(when_is))
    assert days(fact) == tuple(end and date.fromisoformat(end) for end in known)


def test_a_span_is_a_span_a_day_a_day_and_what_is_not_known_is_said_in_words(tiny):
    found = claims(written(tiny))
    span = found["fact.lamp-failed.skerra-point"].find("k:TimeSpan", NAMES)
    assert [end.text for end in span] == ["2031-05-02", "2031-05-04"]
    for fact in tiny.facts:
        for one in (found[id_] for id_ in found if id_.startswith(f"fact.{fact.id}")):
            times = one.xpath("k:TimeSpan | k:TimeStamp", namespaces=NAMES)
            assert bool(times) == any(days(fact))
            assert bool(times) != ("not on the time slider" in text(one, "description"))
    stamped = {id_ for id_, one in found.items() if one.find("k:TimeStamp", NAMES) is not None}
    assert stamped


def test_unsure_claims_are_thin_and_empty_and_every_style_is_there(real):
    root = written(real)
    looks = {one.get("id"): one for one in root.iterfind("k:Document/k:Style", NAMES)}
    used = {one.text.removeprefix("#") for one in root.iter(f"{{{NAMES['k']}}}styleUrl")}
    assert used <= set(looks)
    drawn = {
        status: (
            text(looks[f"{status}-asked"], "LineStyle/width"),
            text(looks[f"{status}-asked"], "PolyStyle/fill"),
        )
        for status in Status
    }
    assert drawn[Status.REPORTED] == ("3", "1")
    assert drawn[Status.CLAIMED] == drawn[Status.DENIED] == ("3", "0")
    assert drawn[Status.POSSIBLE] == drawn[Status.PLANNED] == ("1.5", "0")
    letter = root.xpath("//k:Placemark[@id='request.russia-missiles-supply']", namespaces=NAMES)
    assert text(letter[0], "styleUrl") == "#possible-asked"


def test_several_claims_at_one_place_have_one_name_together(real):
    root = written(real)
    (crowd,) = root.xpath("//k:Placemark[@id='place.caribbean-sea']", namespaces=NAMES)
    assert text(crowd, "name") == "◉ Caribbean Sea: 3 claims"
    assert "boats carried drugs ≠" in html.unescape(text(crowd, "description"))
    hidden = root.xpath("//k:Placemark[k:Style/k:LabelStyle[k:scale=0]]/@id", namespaces=NAMES)
    assert "fact.boats-carried-drugs.caribbean-sea" in hidden
    assert "fact.il-76-arrival.caracas" not in hidden


def test_gdal_reads_signs_and_areas_as_layers_and_the_globe_turns_to_the_map_view(tiny):
    content = FORMATS["kml"].render(excerpt(tiny, EVERYTHING))
    reported = pyogrio.read_dataframe(BytesIO(content), layer="● Reported")
    assert set(reported.geom_type) == {"Point"}
    assert "Northern Wire" in reported.said_by[0]
    areas = pyogrio.read_dataframe(BytesIO(content), layer="● Reported: where")
    assert set(areas.geom_type) <= {"Polygon", "MultiPolygon", "LineString"}
    assert areas.geometry.is_valid.all()
    look = etree.fromstring(content).find("k:Document/k:LookAt", NAMES)
    far = tiny.config.maps[-1]
    assert float(text(look, "longitude")) == (far.west + far.east) / 2


def test_hostile_words_stay_words(tiny):
    dossier = hostile(tiny)
    root = written(dossier)
    for placemark in claims(root).values():
        balloon = etree.HTML(text(placemark, "description"))
        assert not balloon.xpath("//script | //img | //a")
    assert text(root, "Document/name") == dossier.config.title


def test_it_fetches_nothing(tiny):
    root = written(tiny)
    assert not root.xpath("//k:href | //k:NetworkLink", namespaces=NAMES)
