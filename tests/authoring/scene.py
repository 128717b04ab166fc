"""The made-up dossier of tests/tiny with the two articles that proposals are made for."""

import shutil
from pathlib import Path

import yaml

from dashboard.authoring.saving import change_of, change_there, save
from dashboard.loading.original import digest_of

FOLDER = Path(__file__).parent / "bad_proposer"
TEXTS = {"observer-2031-05-28": "en", "vestnik-2031-05-29": "ru"}
STRETCHES = [
    *(
        {"start": f"{y}-01-01", "end": f"{y}-12-31", "share": 0.05, "ticks": "year"}
        for y in (2011, 2024)
    ),
    {"start": "2029-01-01", "end": "2030-12-31", "share": 0.1, "ticks": "year"},
    {"start": "2031-04-01", "end": "2031-04-30", "share": 0.2, "ticks": "month"},
    {"start": "2031-05-01", "end": "2031-06-30", "share": 0.6, "ticks": "week"},
]


def set_key(config, collection, name, key, value):
    """Set one key of an entry, or remove it with None."""
    save(config, [change_there(config, collection, name, {key: value})])


def plain_yaml(path):
    """What a YAML file holds, every value as text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: TID251


def prepare(tiny):
    """Put the articles, their records and what they name into a copy of tests/tiny."""
    config = tiny / "config.yaml"
    for record, language in TEXTS.items():
        shutil.copy(FOLDER / f"{record}.txt", tiny / "seeds")
        save(config, [change_of(config, "seeds", record, seed_of(record, language))])
    entries = plain_yaml(FOLDER / "entries.yaml")
    save(config, [change_of(config, c, one["id"], one) for c in entries for one in entries[c]])
    save(config, [change_of(config, "tripwires", "", {"paragraphs_covered": False})])
    set_key(config, "", "", "as_of", "2031-05-29")
    set_key(config, "", "", "timeline", STRETCHES)
    return config


def seed_of(record, language):
    paragraphs = [one for one in (FOLDER / f"{record}.txt").read_text("utf-8").split("\n") if one]
    return {
        "id": record,
        "date": record[-10:],
        "language": language,
        "publisher": "Made up",
        "about": "A dispute about a lamp.",
        "outlets": ["northern-wire", "coast-radio"] if language == "en" else ["coast-radio"],
        "paragraphs": [
            {"number": number, "gist": f"Part {number}.", "sha256": digest_of(text)}
            for number, text in enumerate(paragraphs, 1)
        ],
    }


def put_proposals(config, proposals):
    """Write proposals into the drafts of the articles that their chains begin with."""
    folder = config.parent / "drafts"
    folder.mkdir(exist_ok=True)
    for record in TEXTS:
        source = record.split("-")[0]
        mine = [one for one in proposals if one["via"][0] == source]
        (folder / f"{record}.yaml").write_text(
            yaml.safe_dump({"proposals": mine}, allow_unicode=True, sort_keys=False), "utf-8"
        )
