"""The files for Kubernetes keep to its published schemas, and to what they promise."""

import copy
import re

import pytest

from dashboard.server.building import SECONDS_TO_FINISH
from tests.deploy.reading import (
    DEPLOY,
    VERSION,
    directives,
    documents,
    environment,
    kubernetes_files,
    last_stage,
    manifests,
    nginx,
)

OLDEST, NEWEST = "1.30", "1.37"
ALL = manifests()
NAME = "crisis-dashboard"
DEPLOYMENT = ALL[f"Deployment/{NAME}"]["spec"]
POD = DEPLOYMENT["template"]["spec"]
[CONTAINER] = POD["containers"]
KUSTOMIZATION = next(
    documents(path)[0] for path in kubernetes_files() if path.name == "kustomization.yaml"
)
DIALECT = "nginx.ingress.kubernetes.io/"


@pytest.fixture(scope="module")
def kubernetes():
    import kubernetes_validate  # two seconds, for few tests

    return kubernetes_validate


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", ALL)
def test_each_keeps_to_the_published_schema_and_says_nothing_besides(kubernetes, name, version):
    kubernetes.validate(ALL[name], version, strict=True)


def test_a_misspelt_key_is_seen(kubernetes):
    wrong = {**ALL[f"Service/{NAME}"], "specs": {}}

    with pytest.raises(kubernetes.ValidationError, match="specs"):
        kubernetes.validate(wrong, NEWEST, strict=True)


def test_every_file_is_applied_and_the_image_is_that_of_this_version():
    files = {path.name for path in kubernetes_files()} - {"kustomization.yaml"}
    [image] = KUSTOMIZATION["images"]

    assert set(KUSTOMIZATION["resources"]) == files
    assert (image["name"], image["newTag"]) == (CONTAINER["image"], VERSION)
    assert f"Namespace/{KUSTOMIZATION['namespace']}" in ALL


def test_the_pod_keeps_to_the_restricted_standard_that_its_namespace_enforces():
    labels = ALL[f"Namespace/{NAME}"]["metadata"]["labels"]
    user = next(step.rest for step in last_stage() if step.word == "USER")
    pod, own = POD["securityContext"], CONTAINER["securityContext"]

    assert labels == {"pod-security.kubernetes.io/enforce": "restricted"}
    assert f"{pod['runAsUser']}:{pod['runAsGroup']}" == user
    assert pod["runAsNonRoot"] is True
    assert pod["seccompProfile"] == {"type": "RuntimeDefault"}
    assert own == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert POD["automountServiceAccountToken"] is False
    assert set(CONTAINER["resources"]["limits"]) >= {"memory"}


def test_it_may_write_where_the_image_does():
    [cache] = [one["value"] for one in CONTAINER["env"] if one["name"] == "DASHBOARD_CACHE"]
    mounted = {one["mountPath"] for one in CONTAINER["volumeMounts"]}

    assert mounted == {environment()["HOME"], cache}
    assert {volume["name"] for volume in POD["volumes"]} == {
        one["name"] for one in CONTAINER["volumeMounts"]
    }


def test_its_health_is_asked_at_the_port_that_the_image_opens():
    [port] = CONTAINER["ports"]
    probes = [CONTAINER[f"{kind}Probe"] for kind in ("startup", "readiness", "liveness")]

    assert str(port["containerPort"]) == environment()["STREAMLIT_SERVER_PORT"]
    assert {(p["httpGet"]["path"], p["httpGet"]["port"]) for p in probes} == {("/healthz", "http")}
    # One that is only busy leaves the service long before it is restarted.
    readiness, liveness = (p["periodSeconds"] * p["failureThreshold"] for p in probes[1:])
    assert liveness > 3 * readiness


def test_a_restart_takes_one_after_the_other_and_gives_each_the_time_to_leave():
    before = CONTAINER["lifecycle"]["preStop"]["sleep"]["seconds"]

    assert DEPLOYMENT["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
    assert POD["terminationGracePeriodSeconds"] > 2 * (before + SECONDS_TO_FINISH)


def test_there_are_always_two_and_one_goes_at_a_time():
    scaler = ALL[f"HorizontalPodAutoscaler/{NAME}"]["spec"]
    budget = ALL[f"PodDisruptionBudget/{NAME}"]["spec"]

    assert "replicas" not in DEPLOYMENT  # or each `apply` would undo what the scaler did
    assert scaler["scaleTargetRef"]["name"] == NAME
    assert 2 <= scaler["minReplicas"] < scaler["maxReplicas"]
    assert scaler["metrics"][0]["resource"]["name"] in CONTAINER["resources"]["requests"]
    assert budget["maxUnavailable"] == 1
    spread = {one["topologyKey"] for one in POD["topologySpreadConstraints"]}
    assert spread == {"kubernetes.io/hostname", "topology.kubernetes.io/zone"}


def test_whatever_selects_pods_selects_these():
    labels = DEPLOYMENT["template"]["metadata"]["labels"]
    selectors = [
        DEPLOYMENT["selector"]["matchLabels"],
        ALL[f"Service/{NAME}"]["spec"]["selector"],
        ALL[f"PodDisruptionBudget/{NAME}"]["spec"]["selector"]["matchLabels"],
        ALL[f"NetworkPolicy/{NAME}"]["spec"]["podSelector"]["matchLabels"],
        *(one["labelSelector"]["matchLabels"] for one in POD["topologySpreadConstraints"]),
    ]

    assert selectors == [labels] * len(selectors)


def test_the_pods_reach_nobody_and_few_reach_them():
    policy = ALL[f"NetworkPolicy/{NAME}"]["spec"]

    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert policy["egress"] == []
    assert [rule["ports"] for rule in policy["ingress"]] == [[{"port": "http"}]]
    assert all(rule["from"] for rule in policy["ingress"])


SIGN_IN = DEPLOY / "kubernetes" / "sign-in"


def test_for_a_sign_in_each_pod_has_the_secrets_and_a_way_to_the_provider(kubernetes):
    [component] = documents(SIGN_IN / "kustomization.yaml")
    [policy] = documents(SIGN_IN / "network.yaml")
    [patch] = documents(SIGN_IN / "secrets.yaml")
    added = patch["spec"]["template"]["spec"]
    [container], [volume] = added["containers"], added["volumes"]
    [variable], [mount] = container["env"], container["volumeMounts"]

    assert component["resources"] == ["network.yaml"]
    assert component["patches"] == [{"path": "secrets.yaml"}]
    kubernetes.validate(policy, NEWEST, strict=True)
    assert policy["spec"]["podSelector"] == ALL[f"NetworkPolicy/{NAME}"]["spec"]["podSelector"]
    assert [port["port"] for port in policy["spec"]["egress"][0]["ports"]] == [53, 53, 443]
    # what the patch adds to the Deployment, put where kustomize puts it
    assert (patch["metadata"]["name"], container["name"]) == (NAME, CONTAINER["name"])
    patched = copy.deepcopy(ALL[f"Deployment/{NAME}"])
    pod = patched["spec"]["template"]["spec"]
    pod["volumes"].append(volume)
    pod["containers"][0]["env"].append(variable)
    pod["containers"][0]["volumeMounts"].append(mount)
    kubernetes.validate(patched, NEWEST, strict=True)
    assert mount["name"] == volume["name"]
    assert variable == {
        "name": "STREAMLIT_SECRETS_FILES",
        "value": f"{mount['mountPath']}/secrets.toml",
    }


def routes():
    """Each path of the Ingresses, with the service behind it."""
    ingresses = (one["spec"] for name, one in ALL.items() if name.startswith("Ingress/"))
    paths = (path for one in ingresses for rule in one["rules"] for path in rule["http"]["paths"])
    return {path["path"]: path["backend"]["service"] for path in paths}


def test_all_is_reached_from_outside_but_the_counts():
    services = {path: service["name"] for path, service in routes().items()}

    assert services == {"/": NAME, "/export": NAME, "/metrics": f"{NAME}-closed"}
    assert "selector" not in ALL[f"Service/{NAME}-closed"]["spec"]
    for service in routes().values():
        [port] = ALL[f"Service/{service['name']}"]["spec"]["ports"]
        assert port["name"] == service["port"]["name"]


def annotations(name):
    found = ALL[f"Ingress/{name}"]["metadata"]["annotations"]
    return {key.removeprefix(DIALECT): value for key, value in found.items()}


def test_a_visitor_stays_with_one_replica_by_a_cookie_of_the_same_name_as_behind_nginx():
    said = annotations(NAME)

    assert (said["affinity"], said["affinity-mode"]) == ("cookie", "persistent")
    assert f"$cookie_{said['session-cookie-name']}" in nginx()


def test_limits_and_times_are_those_of_nginx():
    pages, files = annotations(NAME), annotations(f"{NAME}-files")
    rates = dict(re.findall(r"zone=(\w+):\w+ rate=(\d+)r/s", nginx()))
    [body] = directives("client_max_body_size", nginx())
    waits = [said.rstrip("s") for said in directives("proxy_read_timeout", nginx())]

    assert (pages["limit-rps"], files["limit-rps"]) == (rates["requests"], rates["files"])
    assert pages["proxy-body-size"] == files["proxy-body-size"] == body
    assert {pages["proxy-read-timeout"], files["proxy-read-timeout"]} <= set(waits)
    assert f"limit_conn connections {pages['limit-connections']};" in nginx()
    for kind, said in (("requests", pages), ("files", files)):
        burst = int(said["limit-rps"]) * int(said["limit-burst-multiplier"])
        assert f"limit_req zone={kind} burst={burst} nodelay;" in nginx()
    assert files["proxy-next-upstream"] in directives("proxy_next_upstream", nginx())
