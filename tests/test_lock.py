"""The locks hold what pyproject.toml asks for, with hashes, and no address of any machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUN_LOCK = (ROOT / "requirements.txt").read_text()
TEST_LOCK = (ROOT / "requirements-test.txt").read_text()
AUDIT_LOCK = (ROOT / "requirements-audit.txt").read_text()
PEERS_LOCK = (ROOT / "benchmarks" / "peers" / "requirements.txt").read_text()

ADDRESS = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|\w+://|file:|(?<!\S)/\S")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
GOOD_HASH = "--hash=sha256:" + "0" * 64


def entries(lock):
    """Text of a lock -> its entries, each on one line, without comments."""
    joined = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^\s*#.*$", "", lock))
    return [line.strip() for line in joined.splitlines() if line.strip()]


def pins(lock):
    """Text of a lock -> canonical name -> the versions it pins (more than one with markers)."""
    pinned = {}
    for entry in entries(lock):
        requirement = Requirement(entry.split("--hash")[0])
        versions = [pin.version for pin in requirement.specifier]
        pinned.setdefault(canonicalize_name(requirement.name), []).extend(versions)
    return pinned


def unmet(wanted, lock):
    """The requirements that a lock lacks, or pins to a version they do not allow."""
    pinned = pins(lock)

    def is_met(text):
        requirement = Requirement(text)
        versions = pinned.get(canonicalize_name(requirement.name), [])
        return versions and all(requirement.specifier.contains(v) for v in versions)

    return [text for text in wanted if not is_met(text)]


def without_hash(lock):
    """The entries that are not pinned to one version by at least one hash."""
    return [
        entry
        for entry in entries(lock)
        if not (re.match(r"[\w.-]+==", entry) and HASH.search(entry))
    ]


def addresses(lock):
    """All that names an index, a host, or a path."""
    return ADDRESS.findall(lock)


def test_run_lock_holds_every_direct_dependency_the_extras_and_the_build_backend():
    wanted = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
    extras = PROJECT["project"]["optional-dependencies"]
    assert unmet(wanted + extras["export"], RUN_LOCK) == []


def test_test_lock_holds_every_direct_test_dependency():
    assert unmet(PROJECT["project"]["optional-dependencies"]["test"], TEST_LOCK) == []


def test_build_group_which_make_lock_reads_equals_the_build_system():
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_test_lock_contains_the_run_lock_with_the_same_versions_and_hashes():
    assert set(entries(RUN_LOCK)) - set(entries(TEST_LOCK)) == set()


def test_peers_lock_holds_what_is_measured_against_and_the_same_plotly_as_ours():
    assert unmet(PROJECT["dependency-groups"]["peers"], PEERS_LOCK) == []
    assert pins(PEERS_LOCK)["plotly"] == pins(RUN_LOCK)["plotly"]


def test_audit_lock_holds_the_audit_group_and_makes_the_sbom_with_what_is_tested():
    assert unmet(PROJECT["dependency-groups"]["audit"], AUDIT_LOCK) == []
    tested, used = pins(TEST_LOCK), pins(AUDIT_LOCK)
    assert {name: used[name] for name in used.keys() & tested.keys()} == {
        name: tested[name] for name in used.keys() & tested.keys()
    }


LOCKS = {"run": RUN_LOCK, "test": TEST_LOCK, "audit": AUDIT_LOCK, "peers": PEERS_LOCK}


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_every_entry_is_pinned_by_hash_and_none_names_an_address(lock):
    assert without_hash(lock) == []
    assert addresses(lock) == []


def test_a_missing_or_too_old_version_is_seen():
    lock = f"PyYAML==6.0.3 \\\n    {GOOD_HASH}\n    # via crisis-dashboard\n"
    wanted = ["pyyaml>=6.0", "PyYAML>=6.1", "streamlit>=1.67"]
    assert unmet(wanted, lock) == ["PyYAML>=6.1", "streamlit>=1.67"]


def test_of_two_pins_for_different_pythons_both_must_fit():
    lock = f"""
numpy==2.4.6 ; python_full_version < '3.12' {GOOD_HASH}
numpy==2.5.0 ; python_full_version >= '3.12' {GOOD_HASH}
"""
    assert unmet(["numpy>=2.4"], lock) == []
    assert unmet(["numpy>=2.5"], lock) == ["numpy>=2.5"]


@pytest.mark.parametrize("entry", ["brotli==1.2.1", f"brotli>=1.2 {GOOD_HASH}"])
def test_an_entry_without_hash_or_exact_version_is_seen(entry):
    assert without_hash(entry) == [entry]


@pytest.mark.parametrize(
    "line",
    [
        "--index-url mirror",
        "--extra-index-url mirror",
        "--find-links wheels",
        "brotli @ https://example.org/brotli.whl",
        "brotli @ file:wheels/brotli.whl",
        "#    uv pip compile -o /home/somebody/requirements.txt",
    ],
)
def test_an_address_is_seen(line):
    assert addresses(line) != []
