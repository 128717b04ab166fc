"""`make audit`: the SBOM names what the lock names, and a search that was none is no success."""

import json
import subprocess
import sys

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts import audit
from tests.test_lock import ROOT, RUN_LOCK, entries, pins

LOCK = ROOT / "requirements.txt"
HASH = "--hash=sha256:"
KNOWN = {
    "id": "PYSEC-2031-1",
    "aliases": ["CVE-2031-0001"],
    "fix_versions": ["1.1"],
    "description": "made up",
}
CLEAN = {"name": "lamp", "version": "1.0", "vulns": []}
SPOILED = {**CLEAN, "vulns": [KNOWN]}
UNMENDED = {**CLEAN, "vulns": [{**KNOWN, "fix_versions": []}]}
SKIPPED = {"name": "oil", "skip_reason": "not found"}
OIL = {"name": "oil", "version": "2.0", "vulns": []}
PACKAGES = [("lamp", "1.0"), ("oil", "2.0")]
NOTHING = "Nothing was checked for known vulnerabilities: "
UNREACHABLE = "raise ConnectionError('the network is down')"


@pytest.fixture(scope="module")
def sbom():
    return audit.sbom_of(LOCK, sys.executable)


@pytest.fixture
def pip_audit(tmp_path, monkeypatch):
    """A function that puts a program in place of pip-audit, which the tests have not got."""

    def put(program):
        (tmp_path / "pip_audit.py").write_text(program)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return put


def answering(*parts):
    return f"print({json.dumps({'dependencies': parts, 'fixes': []})!r})"


def hashes(part):
    return {
        found["content"]
        for reference in part["externalReferences"]
        for found in reference.get("hashes", ())
    }


def test_the_sbom_fits_the_published_schema(sbom):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom) is None


def test_the_sbom_names_every_package_of_the_lock_with_version_purl_and_hashes(sbom):
    parts = {part["name"]: part for part in json.loads(sbom)["components"]}
    locked = {entry.split("==")[0]: entry for entry in entries(RUN_LOCK)}

    assert {name: [part["version"]] for name, part in parts.items()} == pins(RUN_LOCK)
    for name, entry in locked.items():
        assert hashes(parts[name]) == {text.split()[0] for text in entry.split(HASH)[1:]}
        assert parts[name]["purl"] == f"pkg:pypi/{name}@{parts[name]['version']}"


def test_the_sbom_names_what_is_described_and_the_licences_that_are_declared(sbom):
    tree = json.loads(sbom)
    parts = {part["name"]: part for part in tree["components"]}

    assert tree["metadata"]["component"]["name"] == "crisis-dashboard"
    assert parts["streamlit"]["licenses"][0]["license"]["id"] == "Apache-2.0"
    # Spelt typing_extensions by its own metadata.
    assert parts["typing-extensions"]["licenses"][0]["license"]["id"] == "PSF-2.0"


def test_an_unreachable_service_leaves_the_same_sbom_one_plain_line_and_a_failure(
    sbom, pip_audit, tmp_path
):
    pip_audit(UNREACHABLE)
    file = tmp_path / "sbom.json"
    command = [sys.executable, ROOT / "scripts" / "audit.py", LOCK, "--sbom", file]

    done = subprocess.run([*command, "--installed", sys.executable], capture_output=True, text=True)

    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        f"{file}: SBOM of {len(entries(RUN_LOCK))} packages",
        f"{NOTHING}no answer from pypi (ConnectionError: the network is down)",
    ]
    assert done.stderr == ""
    assert file.read_text("utf-8") == sbom


def test_an_sbom_that_does_not_fit_the_schema_is_not_written(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(audit, "made_by", lambda *_: {"components": [{"name": 1, "version": "1"}]})
    monkeypatch.setattr(audit, "key", lambda part: part["version"])
    file = tmp_path / "sbom.json"

    assert audit.main([str(LOCK), "--installed", sys.executable, "--sbom", str(file)]) == 2
    assert "not as the schema asks: " in capsys.readouterr().out
    assert not file.exists()


def test_a_lock_that_is_not_there_is_one_plain_line_and_a_failure(tmp_path, capsys):
    file = tmp_path / "sbom.json"
    asked = [str(tmp_path / "none.txt"), "--installed", sys.executable, "--sbom", str(file)]

    assert audit.main(asked) == 2
    assert capsys.readouterr().out.startswith("No SBOM was made and nothing was checked: ")
    assert not file.exists()


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (answering(CLEAN, OIL), 0, "No known vulnerability in 2 packages"),
        (answering(SPOILED, OIL), 1, "lamp 1.0: PYSEC-2031-1 CVE-2031-0001, mended in 1.1"),
        (answering(UNMENDED, OIL), 1, "lamp 1.0: PYSEC-2031-1 CVE-2031-0001, unmended"),
        (answering(CLEAN, SKIPPED), 1, "1 package not checked, as osv does not know: oil"),
        (answering(CLEAN), 1, "1 package not checked, as osv does not know: oil"),
        # pip-audit itself calls this a success.
        (answering({**SKIPPED, "name": "lamp"}, SKIPPED), 2, f"{NOTHING}osv knows no package here"),
        (answering(), 2, f"{NOTHING}osv knows no package here"),
        (UNREACHABLE, 2, f"{NOTHING}no answer from osv (ConnectionError: the network is down)"),
        ("print('<html>')", 2, f"{NOTHING}no answer from osv (exit code 0)"),
        ("raise SystemExit(3)", 2, f"{NOTHING}no answer from osv (exit code 3)"),
    ],
)
def test_what_a_search_says_and_how_it_ends(pip_audit, capsys, answer, code, said):
    pip_audit(answer)

    assert audit.search(PACKAGES, "osv") == code
    assert capsys.readouterr().out == f"{said}\n"


def test_a_search_that_never_ends_is_no_success(pip_audit, capsys, monkeypatch):
    pip_audit("import threading; threading.Event().wait()")
    monkeypatch.setattr(audit, "SECONDS_TO_ANSWER", 1)

    assert audit.search(PACKAGES, "osv") == 2
    assert capsys.readouterr().out == f"{NOTHING}no answer from osv (not within 1 seconds)\n"


def test_of_two_versions_in_one_lock_both_are_searched_for(pip_audit, capsys):
    pip_audit(
        "import json, sys\n"
        "files = [sys.argv[n + 1] for n, word in enumerate(sys.argv) if word == '--requirement']\n"
        "pins = [line.strip().split('==') for file in files for line in open(file)]\n"
        "parts = [{'name': n, 'version': v, 'vulns': []} for n, v in pins]\n"
        "parts[-1]['vulns'] = [{'id': str(len(files)), 'aliases': [], 'fix_versions': []}]\n"
        "print(json.dumps({'dependencies': parts}))"
    )

    assert audit.search([("lamp", "1.0"), ("lamp", "2.0"), ("oil", "2.0")], "pypi") == 1
    assert capsys.readouterr().out == "lamp 2.0: 2, unmended\n"
