"""The JSON Schemas of this project: of the JSON export, and of each YAML file for editors."""

import json
from collections.abc import Iterator

from dashboard.domain.config import Config
from dashboard.domain.facts import Fact
from dashboard.domain.proposals import MOST_PROPOSALS, Proposal
from dashboard.domain.sources import Seed
from dashboard.exports.collections import COLLECTIONS, CONTEXT, IN, SHOWN
from dashboard.exports.readable import READABLE
from dashboard.exports.readable_columns import Readable
from dashboard.exports.schema_types import (
    DAY,
    EDITED,
    MAYBE_ID,
    MAYBE_TEXT,
    STRICT,
    Definitions,
    Schema,
    closed,
    headed,
)
from dashboard.loading.inventory import DATA, DATA_FILES, PASSAGES, REVIEWED, SINGLE

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TEXT: Schema = {"type": "string"}
META: dict[str, tuple[Schema, str]] = {
    "title": (TEXT, "The title of the dashboard."),
    "subtitle": (TEXT, "One line under it."),
    "as_of": (DAY, "The day whose knowledge this is."),
    "digest": (
        {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "SHA-256 over all content of the dossier, whatever the filter.",
    ),
    "licence": (TEXT, "The licence of the curated facts."),
    "attribution": (TEXT, "The articles behind it and the outlets that they report on."),
    "filter": (TEXT, "What the filter lets through, in words."),
    "left_out": (
        MAYBE_TEXT,
        "How many rows of each table are outside the filter; null if none is.",
    ),
    "facts": ({"type": "integer", "minimum": 0}, "How many facts of this document still stand."),
    "limits": (
        {"type": "array", "items": TEXT},
        "What this dossier cannot tell, one sentence each.",
    ),
    "generator": (TEXT, "The program that wrote this."),
    "version": (TEXT, "Its version; 'source' where it ran without being installed."),
}
SHOWN_KEY: dict[str, Schema] = {"shown": {"enum": [IN, CONTEXT], "description": SHOWN}}
POSITION: Schema = {
    "type": "array",
    "description": "Longitude and latitude in degrees, WGS 84.",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 2,
}


def schemas() -> dict[str, bytes]:
    """All schemas as the content of files, by name."""
    made = {
        "export": export_schema(),
        "config": entry_schema(Config),
        "seed": entry_schema(Seed),
        "proposals": proposals_schema(),
        **{file.removesuffix(".yaml"): file_schema(file) for file in DATA_FILES},
    }
    return {f"{name}.schema.json": _written(schema) for name, schema in made.items()}


def export_schema() -> Schema:
    """What `export json` writes."""
    definitions = Definitions(STRICT)
    keys = {"meta": _meta()}
    for name, kind in COLLECTIONS.items():
        keys[name] = {"type": "array", "items": definitions.refer(kind)}
    _derived(definitions.schemas["Place"], {"geometry": geometry_schema()})
    for kind in COLLECTIONS.values():
        made = {one.name: _words(one) for one in READABLE[kind] if one.words}
        _derived(definitions.schemas[kind.__name__], made | SHOWN_KEY)
    return _whole(
        closed(keys, ["meta", "facts"]),
        definitions,
        title="Export of a dossier",
        description="A collection is there where the dossier has any of it. All keys of an entry"
        " are always there; what is not given is null, or an empty list. A filter acts on all"
        " collections alike; what an entry names comes along, and its key shown says so.",
    )


def _words(one: Readable) -> Schema:
    """What is said in words, or an id; null where there is nothing to say."""
    if one.refs:
        return {**MAYBE_ID, "description": f"{one.meaning} An id of `{one.refs}`."}
    return {**MAYBE_TEXT, "description": one.meaning}


def _derived(record: Schema, keys: dict[str, Schema]) -> None:
    """Add keys that an export works out to the schema of a record."""
    record["properties"] |= keys
    record["required"] += list(keys)


def file_schema(file: str) -> Schema:
    """A file of the data folder: lists of entries, or one entry, under their names."""
    definitions = Definitions(EDITED)
    keys: dict[str, Schema] = {
        collection.name: {"type": "array", "items": definitions.refer(collection.record)}
        for collection in (PASSAGES, *DATA)
        if collection.file == file
    }
    if file == SINGLE.file:
        keys[SINGLE.name] = definitions.refer(SINGLE.record)
    required = [name for name in keys if name != PASSAGES.name]
    return _whole(closed(keys, required), definitions, title=file)


def entry_schema(kind: type) -> Schema:
    """A file that is one entry."""
    definitions = Definitions(EDITED)
    return _whole(definitions.record(kind), definitions)


def proposals_schema() -> Schema:
    """A file of `drafts/`: proposals, each with its own keys and those of the fact it would add.

    Whether the fact has all it needs is for the audit to say.
    """
    definitions = Definitions(EDITED)
    own, fact = definitions.record(Proposal), definitions.record(Fact)
    lent = {name: key for name, key in fact["properties"].items() if name != REVIEWED}
    keys = {**lent, **own["properties"]}
    proposal = closed(keys, own["required"], **headed(Proposal))
    listed: dict[str, Schema] = {
        "proposals": {"type": "array", "items": proposal, "maxItems": MOST_PROPOSALS},
        "paragraphs": {"type": "array", "description": "What was found in each paragraph."},
    }
    return _whole(closed(listed, ["proposals"]), definitions, title="drafts/RECORD.yaml")


def geometry_schema() -> Schema:
    """What a place is drawn as: GeoJSON, or null."""
    line = {"type": "array", "items": POSITION, "minItems": 2}
    rings = {"type": "array", "items": {**line, "minItems": 4}, "minItems": 1}
    shapes: dict[str, Schema] = {
        "Point": POSITION,
        "LineString": line,
        "MultiLineString": {"type": "array", "items": line, "minItems": 1},
        "Polygon": rings,
        "MultiPolygon": {"type": "array", "items": rings, "minItems": 1},
    }
    return {
        "description": "GeoJSON (RFC 7946); null where the place cannot be drawn.",
        "oneOf": [*_geometries(shapes), {"type": "null"}],
    }


def _geometries(shapes: dict[str, Schema]) -> Iterator[Schema]:
    for name, coordinates in shapes.items():
        keys: dict[str, Schema] = {"type": {"const": name}, "coordinates": coordinates}
        yield closed(keys, list(keys))


def _meta() -> Schema:
    keys = {name: {**schema, "description": said} for name, (schema, said) in META.items()}
    return closed(keys, list(keys))


def _whole(schema: Schema, definitions: Definitions, **head: str) -> Schema:
    """A schema with its dialect before it and what it refers to after it."""
    referred = dict(sorted(definitions.schemas.items()))
    return {"$schema": DIALECT, **head, **schema, "$defs": referred}


def _written(schema: Schema) -> bytes:
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
