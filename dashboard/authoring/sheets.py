"""Filled-in sheets of second readers: read by the same reader as the files of a dossier."""

from dataclasses import replace
from pathlib import Path

from dashboard.authoring.blind import ASKED, Sheet, claims
from dashboard.domain.dossier import Dossier
from dashboard.domain.problems import BadDossier
from dashboard.loading.characters import decode
from dashboard.loading.files import read_bytes, why
from dashboard.loading.findings import At, ProblemLog, quoted
from dashboard.loading.nodes import MOST_BYTES, Mapping, Node, Scalar, Sequence, compose
from dashboard.loading.records import Reader

MAKE = "make a sheet with `crisis-dashboard review blind`"


def read_sheet(path: Path, dossier: Dossier) -> Sheet:
    """Return a sheet. Raises BadDossier, with all of its problems, if there is any."""
    findings = ProblemLog()
    tree = _tree(path, findings)
    reader = Reader(findings)
    sheet = reader.record(Sheet, _without_empty(tree), "") if tree else None
    if sheet:
        _check_names(sheet, dossier, reader)
    if findings.problems or sheet is None:
        raise BadDossier(findings.problems, findings.more_problems)
    return sheet


def _tree(path: Path, findings: ProblemLog) -> Node | None:
    try:
        data = read_bytes(path, MOST_BYTES, path.parent)
    except (OSError, ValueError) as error:
        findings.add(At(str(path)), why(error), MAKE)
        return None
    text = decode(data, str(path), findings)
    return None if text is None else compose(text, str(path), findings, MAKE)


def _without_empty(node: Node) -> Node:
    """Return a tree without the keys that the reader left empty: no other key may be."""
    if isinstance(node, Sequence):
        return replace(node, items=tuple(map(_without_empty, node.items)))
    if not isinstance(node, Mapping):
        return node
    pairs = (
        (key, _without_empty(value))
        for key, value in node.pairs
        if not (key.text in ASKED and isinstance(value, Scalar) and not value.text.strip())
    )
    return replace(node, pairs=tuple(pairs))


def _check_names(sheet: Sheet, dossier: Dossier, reader: Reader) -> None:
    """Report claims that the dossier does not have, and those that are there twice."""
    known = {claim.name for claim in claims(dossier)}
    seen: set[str] = set()
    for answer in sheet.claims:
        located = reader.located[id(answer)]
        at, spot = located.keys["claim"], f"{located.label} · claim: {quoted(answer.claim)}"
        if answer.claim not in known:
            hint = f"remove it if its fact is gone, or {MAKE}"
            reader.findings.add(at, f"{spot} is no claim of this dossier", hint)
        elif answer.claim in seen:
            reader.findings.add(at, f"{spot} appears twice", "keep one of them")
        seen.add(answer.claim)
