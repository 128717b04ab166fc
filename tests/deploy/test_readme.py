"""The README of `deploy/` names what is there, and nothing else."""

import re

from tests.deploy.reading import DEPLOY, VERSION, directives, nginx
from tests.serving import ROOT

SAID = (DEPLOY / "README.md").read_text("utf-8")
SETTINGS = set(re.findall(r"^\| `(\w+)` \|", SAID, re.MULTILINE))


def test_every_variable_of_ours_that_a_file_reads_is_a_setting_and_the_other_way_round():
    files = [*DEPLOY.rglob("*.yaml"), DEPLOY / "Dockerfile"]
    package = (ROOT / "dashboard").rglob("*.py")
    text = "\n".join(path.read_text("utf-8") for path in (*files, *package))
    ours = set(re.findall(r"\bDASHBOARD_[A-Z_]+\b", text))

    assert {name for name in SETTINGS if name.startswith("DASHBOARD_")} == ours


def test_every_setting_of_streamlit_is_one_that_it_knows():
    from streamlit import config  # only here: it reads its settings when it is imported

    known = {option.env_var for option in config._config_options_template.values()}
    assert {name for name in SETTINGS if name.startswith("STREAMLIT_")} <= known


def test_every_file_of_the_folder_is_in_its_table():
    there = {path.name for path in DEPLOY.iterdir()} - {"README.md", "certificates", "secrets.toml"}
    links = re.findall(r"\]\(([^)]+)\)", SAID)
    linked = {link.split("/")[0] for link in links if not link.startswith("..")}

    assert linked == there


def test_the_version_and_the_limits_that_it_names_are_those_of_the_files():
    rates = dict(re.findall(r"zone=(\w+):\w+ rate=(\d+)r/s", nginx()))
    bursts = dict(reversed(re.findall(r"limit_req zone=(\w+) burst=(\d+)", nginx())))
    words = " ".join(SAID.replace(",", "").split())

    assert set(re.findall(r"crisis-dashboard:([\w.]+)", SAID)) == {VERSION}
    assert f"two files a second ({bursts['files']} at once)" in words
    assert (rates["files"], directives("client_max_body_size", nginx())) == ("2", ["8k", "11m"])
    assert f"{rates['parts']} parts of files ({bursts['parts']} at once" in words
    assert f"{rates['visits']} new visits ({bursts['visits']} at once)" in words
    assert f"{rates['requests']} requests ({bursts['requests']} at once)" in words
