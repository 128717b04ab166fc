"""The compose file keeps to its schema, holds its containers tight, and agrees with nginx."""

import re
import subprocess
import sys

import pytest

from dashboard.server.other_sites import VARIABLE
from tests.deploy.reading import (
    DEPLOY,
    VERSION,
    apache,
    compose,
    directives,
    environment,
    last_stage,
    nginx,
)

SERVICES = compose()["services"]
REPLICAS = {name: service for name, service in SERVICES.items() if name != "nginx"}
PORT = environment()["STREAMLIT_SERVER_PORT"]


def mounts(service):
    """Where the volumes of a service lie in its container, and whether it may write there."""
    parts = (volume.split(":") for volume in service["volumes"])
    return {target: (source, mode == ["ro"]) for source, target, *mode in parts}


def test_both_files_keep_to_the_published_schema():
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    files = [str(DEPLOY / name) for name in ("compose.yaml", "compose.private.yaml")]
    done = subprocess.run([*check, *files], capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_each_container_has_no_rights_and_limits(name):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert service["ulimits"]["nofile"] >= int(directives("worker_rlimit_nofile", nginx())[0])
    assert [mount.partition(":")[0] for mount in service["tmpfs"]] == ["/tmp"]
    assert "privileged" not in service
    assert "cap_add" not in service


@pytest.mark.parametrize("name", REPLICAS)
def test_a_replica_reads_the_dossier_writes_the_cache_only_and_has_no_way_out(name):
    where = mounts(REPLICAS[name])
    cache = where.pop(REPLICAS[name]["environment"]["DASHBOARD_CACHE"])

    assert where == {
        "/app/config.yaml": ("../config.yaml", True),
        "/app/data": ("../data", True),
        "/app/seeds": ("../seeds", True),
    }
    assert cache[0] in compose()["volumes"]
    assert REPLICAS[name]["networks"].keys() == {"inside"}
    assert compose()["networks"]["inside"]["internal"] is True
    assert "ports" not in REPLICAS[name]


def test_there_are_two_replicas_that_share_editions_and_nginx_knows_their_addresses():
    addresses = [one["networks"]["inside"]["ipv4_address"] for one in REPLICAS.values()]
    caches = {mounts(one)["/cache"] for one in REPLICAS.values()}
    known = [said.split()[0] for said in directives("server", nginx("place/replicas.conf"))]

    assert len(caches) == 1, "an edition that one has shown opens at the other"
    assert len(REPLICAS) == len(set(addresses)) == 2
    assert known == [f"{address}:{PORT}" for address in addresses]


def test_the_folder_of_a_cache_is_made_for_the_user_of_the_image():
    made = [step.rest for step in last_stage() if step.word == "RUN"]

    assert any("--owner 10001 --group 10001 --mode 0700 /cache" in line for line in made)


def test_both_are_the_image_of_this_version():
    assert {one["image"] for one in REPLICAS.values()} == {f"crisis-dashboard:{VERSION}"}
    assert {(one["build"]["context"], one["build"]["dockerfile"]) for one in REPLICAS.values()} == {
        ("..", "deploy/Dockerfile")
    }


def test_nginx_reads_the_configuration_of_this_folder_at_the_ports_that_are_published():
    service = SERVICES["nginx"]
    called = service["entrypoint"]
    where = mounts(service)
    listens = [directives("listen", nginx(f"place/{name}.conf")) for name in ("plain", "tls")]

    assert where["/etc/nginx/dashboard"] == ("./nginx", True)
    assert called[called.index("-c") + 1] == "/etc/nginx/dashboard/nginx.conf"
    assert called[called.index("-p") + 1] == "/tmp/"
    assert [
        f"{port}:{said[0].split()[0]}" for port, said in zip((80, 443), listens, strict=True)
    ] == (service["ports"])
    for key in ("ssl_certificate", "ssl_certificate_key"):
        [path] = directives(key, nginx("place/tls.conf"))
        assert where[path.rpartition("/")[0]] == ("./certificates", True)


def test_nginx_waits_until_both_are_well_and_is_asked_itself_whether_it_is():
    service = SERVICES["nginx"]

    assert service["depends_on"] == {name: {"condition": "service_healthy"} for name in REPLICAS}
    assert service["healthcheck"]["test"][-1] == "https://127.0.0.1:8443/healthz"
    assert any(step.word == "HEALTHCHECK" for step in last_stage())


def test_nginx_writes_only_below_its_prefix():
    for word in ("pid", "proxy_cache_path", *(f"{kind}_temp_path" for kind in KINDS)):
        [path] = directives(word, nginx())
        assert not path.startswith("/")


KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def test_for_a_private_copy_the_replicas_are_where_apache_looks_for_them_and_nowhere_else():
    added = compose("compose.private.yaml")
    replicas = {name: service for name, service in added["services"].items() if name != "nginx"}
    looked_for = re.findall(r"(?m)^Define (?:REPLICA|STANDBY) (\S+)$", apache())
    [network] = added["networks"]
    options = added["networks"][network]["driver_opts"]

    assert replicas.keys() == REPLICAS.keys()
    assert [one["ports"] for one in replicas.values()] == [[f"{at}:{PORT}"] for at in looked_for]
    assert [one["environment"] for one in replicas.values()] == [{VARIABLE: "false"}] * 2
    assert {at.partition(":")[0] for at in looked_for} == {"127.0.0.1"}
    assert [one["networks"].keys() for one in replicas.values()] == [{network}] * 2
    assert options == {"com.docker.network.bridge.enable_ip_masquerade": "false"}
    assert added["services"]["nginx"] == {"profiles": ["public"]}  # and so is not started


def test_there_is_a_name_to_set_for_nginx():
    assert directives("server_name", nginx("place/name.conf")) == ["dashboard.example.org"]
