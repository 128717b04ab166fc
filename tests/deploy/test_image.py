"""The Dockerfile and what it is built from say what the README of `deploy/` promises."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.loading import load
from tests.deploy.reading import (
    DEPLOY,
    compose,
    context,
    documents,
    environment,
    is_ignored,
    last_stage,
    steps,
)
from tests.deploy.standing_in import listening
from tests.serving import ROOT

KUSTOMIZATION = "kustomization.yaml"


def named(word, found):
    return [step for step in found if step.word == word]


def test_it_is_made_from_the_slim_python_that_the_tests_run_on():
    images = {step.rest.split()[0].partition("@")[0] for step in named("FROM", steps())}

    assert images == {"python:3.11.16-slim-bookworm"}
    assert sys.version_info >= (3, 11)


def images():
    """Every image that a file of `deploy/` names, with the file."""
    for step in named("FROM", steps()):
        yield "Dockerfile", step.rest.split()[0]
    for path in (path for path in sorted(DEPLOY.rglob("*.yaml")) if path.name != KUSTOMIZATION):
        for document in documents(path):
            yield from ((path.name, image) for image in values_of("image", document))


def values_of(name, tree):
    """The values of a key, however deep."""
    if isinstance(tree, dict):
        yield from (tree[name] for key in tree if key == name)
        yield from (found for value in tree.values() for found in values_of(name, value))
    if isinstance(tree, list):
        yield from (found for value in tree for found in values_of(name, value))


def test_every_image_of_others_is_named_by_its_digest_and_ours_is_built_from_here():
    found = list(images())
    ours = {image for _, image in found if image.startswith("crisis-dashboard")}
    others = {image for _, image in found} - ours
    composed = compose()["services"].values()

    assert {file for file, _ in found} >= {"Dockerfile", "compose.yaml", "deployment.yaml"}
    assert len({image.partition(":")[0] for image in others}) == 3
    assert [
        one for one in others if not re.fullmatch(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}", one)
    ] == []
    # A tag has one digest in all files.
    assert len({image.partition("@")[0] for image in others}) == len(others)
    assert all("build" in one for one in composed if one["image"] in ours)


def test_what_is_installed_is_what_the_lock_names_and_our_own_package_without_an_index():
    locked, ours = (step.rest for step in named("RUN", steps()) if step.rest.startswith("pip "))

    assert "--require-hashes --only-binary :all: --requirement requirements.txt" in locked
    assert "--no-index --no-deps --no-build-isolation" in ours
    assert not any(word in step.rest for step in steps() for word in ("apt-get", "curl", "wget"))
    assert named("ADD", steps()) == []


def test_it_runs_as_a_user_without_rights_and_names_itself_by_number():
    user = named("USER", last_stage())

    assert [step.rest for step in user] == ["10001:10001"]
    assert last_stage().index(user[0]) < last_stage().index(named("CMD", last_stage())[0])


def test_it_starts_as_the_readme_says_and_writes_in_tmp_only():
    [command] = named("CMD", last_stage())

    assert command.words == ["streamlit", "run", "dashboard"]
    assert environment()["STREAMLIT_SERVER_ADDRESS"] == "0.0.0.0"  # reached from outside
    assert environment()["HOME"] == "/tmp"
    assert environment()["DASHBOARD_CACHE"].startswith("/tmp/")
    assert environment()["PYTHONDONTWRITEBYTECODE"] == "1"
    assert f"EXPOSE {environment()['STREAMLIT_SERVER_PORT']}" in [
        f"{step.word} {step.rest}" for step in last_stage()
    ]


def test_all_that_is_copied_is_there():
    copied = [
        step.rest.split()[:-1] for step in named("COPY", steps()) if "--from" not in step.rest
    ]
    names = {name for line in copied for name in line}

    needed = {"requirements.txt", "pyproject.toml", "LICENSE", "dashboard"}
    assert names == {*needed, "config.yaml", "seeds", "data"}
    assert {path.parts[0] for path in context()} == names


def healthy(status):
    """An answer for `listening`: this status at the address of the health check, 404 elsewhere."""

    def answer(handler):
        handler.send_response(status if handler.path == "/healthz" else 404)
        handler.end_headers()

    return answer


def health_check(port):
    """The exit code of the image's own check, asked at another port."""
    [check] = named("HEALTHCHECK", last_stage())
    program, option, code = check.words
    assert (program, option) == ("python", "-c")
    code = code.replace(environment()["STREAMLIT_SERVER_PORT"], str(port))
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode


def test_its_health_check_tells_a_server_that_is_well_from_one_that_is_not_or_is_gone():
    with listening(healthy(200)) as port:
        assert health_check(port) == 0
    with listening(healthy(500)) as unwell:
        assert health_check(unwell) == 1
    assert health_check(port) == 1


@pytest.mark.parametrize(
    "path",
    [
        ".git/config",
        ".venv/bin/python",
        ".ci/run",
        ".crisis-cache/0.json",
        "benchmarks/crowd.py",
        "dashboard/.streamlit/secrets.toml",
        "dashboard/__pycache__/app.cpython-311.pyc",
        "dashboard/charts/__pycache__/map.cpython-311.pyc",
        "data/basemap/recipe.toml",
        "deploy/certificates/privkey.pem",
        "docs/first-screen.png",
        "requirements-test.txt",
        "scripts/nginx.py",
        "scripts/apache.py",
        "seeds/article.txt",
        "tests/serving.py",
    ],
)
def test_nothing_that_is_not_needed_goes_into_it(path):
    assert is_ignored(path)


def test_what_goes_into_it_is_the_whole_dossier_and_package(tmp_path, real):
    for path in context():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)

    assert load(tmp_path / "config.yaml").digest == real.digest
    assert relative_files(tmp_path / "dashboard") == relative_files(ROOT / "dashboard")


def relative_files(folder: Path):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
