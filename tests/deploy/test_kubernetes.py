"""The files for Kubernetes keep to its published schemas, and to what they promise."""

import re

import pytest
import yaml

from dashboard.server.export_queue import SECONDS_TO_FINISH
from dashboard.server.other_sites import VARIABLE
from tests.deploy.reading import (
    DEPLOY,
    VERSION,
    apache,
    closed,
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
    assert image["digest"] == f"sha256:{'0' * 64}"  # no image has it: who applies this names theirs
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


def test_nothing_else_in_the_namespace_reaches_anybody_or_is_reached():
    assert ALL["NetworkPolicy/default-deny"]["spec"] == {
        "podSelector": {},
        "policyTypes": ["Ingress", "Egress"],
    }


def routes():
    """Each path of the Ingresses, with the service behind it."""
    ingresses = (one["spec"] for name, one in ALL.items() if name.startswith("Ingress/"))
    paths = (path for one in ingresses for rule in one["rules"] for path in rule["http"]["paths"])
    # A prefix is closed with all that is below it; an exact path would not be.
    return {path["path"]: path["backend"]["service"] for path in paths if by_prefix(path)}


def by_prefix(path):
    return path["pathType"] == "Prefix"


def test_the_ingress_closes_what_nginx_and_apache_close_and_nothing_else():
    by_prefix = {path: service["name"] for path, service in routes().items()}
    closed_here = {path for path, name in by_prefix.items() if name == f"{NAME}-closed"}

    assert closed_here == closed(nginx())
    assert closed_here == closed(apache()) - {"/server-status"}  # Apache's own
    assert closed_here >= {"/metrics", "/_stcore/metrics"}
    assert {path: by_prefix[path] for path in by_prefix.keys() - closed_here} == {
        "/": NAME,
        "/export": NAME,
    }
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
    pages, files, drafts = (annotations(f"{NAME}{part}") for part in ("", "-files", "-drafts"))
    rates = dict(re.findall(r"zone=(\w+):\w+ rate=(\d+)r/s", nginx()))
    body, of_drafts = directives("client_max_body_size", nginx())
    waits = [said.rstrip("s") for said in directives("proxy_read_timeout", nginx())]

    assert (pages["limit-rps"], files["limit-rps"]) == (rates["requests"], rates["parts"])
    assert pages["proxy-body-size"] == files["proxy-body-size"] == body
    assert (drafts["proxy-body-size"], drafts["limit-rps"]) == (of_drafts, rates["files"])
    assert {said["proxy-read-timeout"] for said in (pages, files, drafts)} <= set(waits)
    assert f"limit_conn connections {pages['limit-connections']};" in nginx()
    for kind, said in (("requests", pages), ("parts", files), ("files", drafts)):
        burst = int(said["limit-rps"]) * int(said["limit-burst-multiplier"])
        assert f"limit_req zone={kind} burst={burst} nodelay;" in nginx()
    assert files["proxy-next-upstream"] in directives("proxy_next_upstream", nginx())


# A private copy

PRIVATE = manifests("kubernetes/private")
PATCH = PRIVATE.pop("Ingress/each")["metadata"]["annotations"]
[COMPONENT] = documents(DEPLOY / "kubernetes" / "private" / "kustomization.yaml")
PROXY = "oauth2-proxy"
[PROXY_CONTAINER] = PRIVATE[f"Deployment/{PROXY}"]["spec"]["template"]["spec"]["containers"]


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", PRIVATE)
def test_each_of_a_private_copy_keeps_to_the_published_schema(kubernetes, name, version):
    kubernetes.validate(PRIVATE[name], version, strict=True)


def test_every_file_of_a_private_copy_is_applied_in_the_namespace_of_the_others():
    files = {path.name for path in kubernetes_files("kubernetes/private")}

    assert set(COMPONENT["resources"]) | {COMPONENT["patches"][0]["path"]} == files - {
        "kustomization.yaml"
    }
    assert COMPONENT["namespace"] == KUSTOMIZATION["namespace"]


def test_the_ingresses_ask_the_proxy_about_every_request_and_its_own_asks_nobody():
    patch, _ = COMPONENT["patches"]
    pattern = re.compile(patch["target"]["name"])
    ours = [name for name in {**ALL, **PRIVATE} if name.startswith("Ingress/")]
    asked = {name for name in ours if pattern.fullmatch(name.partition("/")[2])}

    assert patch["target"]["kind"] == "Ingress"
    assert asked == {f"Ingress/{NAME}{part}" for part in ("", "-files", "-drafts")}
    assert set(ours) - asked == {f"Ingress/{PROXY}"}
    [path] = PRIVATE[f"Ingress/{PROXY}"]["spec"]["rules"][0]["http"]["paths"]
    assert path["path"] == "/oauth2"


def test_the_ingresses_ask_at_the_service_and_lead_to_the_host_that_are_there():
    [rule] = ALL[f"Ingress/{NAME}"]["spec"]["rules"]
    question, sign_in = (PATCH[f"{DIALECT}auth-{kind}"] for kind in ("url", "signin"))
    inside = f"http://{PROXY}.{KUSTOMIZATION['namespace']}.svc.cluster.local/oauth2/auth"

    assert PATCH.keys() == {f"{DIALECT}auth-url", f"{DIALECT}auth-signin"}
    assert question == inside
    assert PRIVATE[f"Service/{PROXY}"]["spec"]["ports"][0]["port"] == 80
    assert sign_in == f"https://{rule['host']}/oauth2/start?rd=$escaped_request_uri"
    assert PRIVATE[f"Ingress/{PROXY}"]["spec"]["rules"][0]["host"] == rule["host"]
    assert f"--redirect-url=https://{rule['host']}/oauth2/callback" in PROXY_CONTAINER["args"]


def test_the_pods_of_a_private_copy_let_no_page_of_another_site_read_a_file():
    patch = COMPONENT["patches"][1]
    [[change]] = yaml.safe_load_all(patch["patch"])

    assert f"{patch['target']['kind']}/{patch['target']['name']}" in ALL
    assert change["path"] == "/spec/template/spec/containers/0/env/-"
    assert change["value"] == {"name": VARIABLE, "value": "false"}


def test_the_proxy_lets_in_verified_addresses_of_one_domain_and_checks_the_whole_sign_in():
    options = dict(one.removeprefix("--").split("=", 1) for one in PROXY_CONTAINER["args"])

    assert options["email-domain"] == "example.org"
    assert "insecure-oidc-allow-unverified-email" not in options
    assert not [name for name in options if name.startswith("skip-auth")]
    assert options["insecure-oidc-skip-nonce"] == "false"
    assert options["code-challenge-method"] == "S256"
    assert (options["cookie-secure"], options["cookie-samesite"]) == ("true", "lax")
    assert options["cookie-name"].startswith("__Host-")
    assert (options["request-logging"], options["auth-logging"]) == ("false", "false")


def test_the_secrets_of_the_proxy_are_in_a_secret_that_the_head_says_how_to_make():
    source = (DEPLOY / "kubernetes" / "private" / "kustomization.yaml").read_text("utf-8")
    keys = {one["valueFrom"]["secretKeyRef"]["key"] for one in PROXY_CONTAINER["env"]}
    names = {one["valueFrom"]["secretKeyRef"]["name"] for one in PROXY_CONTAINER["env"]}

    assert [f"create secret generic {name} " in source for name in names] == [True]
    assert keys == set(re.findall(r"--from-literal=([\w-]+)=", source))


def test_the_pod_of_the_proxy_keeps_to_the_restricted_standard_too():
    pod = PRIVATE[f"Deployment/{PROXY}"]["spec"]["template"]["spec"]

    assert PROXY_CONTAINER["securityContext"] == CONTAINER["securityContext"]
    for key in ("runAsNonRoot", "seccompProfile"):
        assert pod["securityContext"][key] == POD["securityContext"][key]
    assert pod["automountServiceAccountToken"] is False


def test_the_proxy_reaches_names_and_https_only_and_is_reached_by_the_ingress_alone():
    policy = PRIVATE[f"NetworkPolicy/{PROXY}"]["spec"]
    labels = PRIVATE[f"Deployment/{PROXY}"]["spec"]["template"]["metadata"]["labels"]

    assert policy["podSelector"]["matchLabels"] == labels
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert [port["port"] for port in policy["egress"][0]["ports"]] == [53, 53, 443]
    assert len(policy["egress"]) == 1
    assert policy["ingress"] == [
        {
            "from": [
                {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "traefik"}}}
            ],
            "ports": [{"port": "http"}],
        }
    ]
