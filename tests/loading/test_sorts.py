"""Kinds of help and of actors: the usual ones, or those of the dossier with its own words."""

import pytest

from dashboard.domain.excerpt import excerpt
from dashboard.domain.selection import Selection
from dashboard.exports import FORMATS
from dashboard.loading import BadDossier, load
from dashboard.templates import render
from dashboard.templates.links import on_page
from tests.loading.copies import copy_to

OWN = """
help_kinds:
  - {id: loan, label: On loan, meaning: To be lent it.}
  - {id: repair, label: Tinkering, meaning: To have it mended.}
actor_kinds:
  - {id: state, label: Island, meaning: An island with a lighthouse.}
  - {id: body, label: Office, meaning: An office.}
  - {id: person, label: Keeper, meaning: Somebody.}
  - {id: company, label: Works, meaning: A company.}
  - {id: group, label: Club, meaning: A club.}
"""


def changed(folder, own=OWN, helping="loan"):
    config = copy_to(folder) / "config.yaml"
    config.write_text(config.read_text("utf-8") + own, "utf-8")
    aid = config.parent / "data" / "aid.yaml"
    aid.write_text(aid.read_text("utf-8").replace("help: supply", f"help: {helping}"), "utf-8")
    return config


def test_a_dossier_that_names_none_has_the_usual_ones(tiny):
    assert list(tiny.help_kind) == [
        *("supply", "overhaul", "repair", "faster-production", "shipment", "unspecified")
    ]
    assert list(tiny.actor_kind) == ["state", "body", "person", "group", "company"]


def test_a_dossier_is_told_in_its_own_words(tmp_path):
    shows = excerpt(load(changed(tmp_path)), Selection())
    aid, actors = (render(name, shows, on_page) for name in ("aid_rows", "actors"))
    assert "On loan" in aid
    assert "Tinkering" in aid
    assert "Supply" not in aid
    assert [actors.index(f"<h3>{word}</h3>") for word in ("Island", "Office", "Keeper", "Works")]
    assert "<h3>State</h3>" not in actors
    note = FORMATS["markdown"].told(annex=True).render(shows).decode()
    assert "On loan" in note
    assert "Supply" not in note


@pytest.mark.parametrize(
    ("own", "helping", "said"),
    [
        (OWN, "lone", "did you mean 'loan'?"),
        ("", "suply", "did you mean 'supply'?"),
        ("", "zzz", "else list all kinds under help_kinds in config.yaml"),
        (OWN.replace("id: state", "id: island"), "loan", "add one with the id 'state'"),
    ],
)
def test_a_slip_says_where_and_what_to_do(tmp_path, own, helping, said):
    with pytest.raises(BadDossier) as failed:
        load(changed(tmp_path, own, helping))
    assert said in str(failed.value)
