"""An nginx and two servers, for the tests that need them."""

import pytest

from scripts import apache as apaches
from scripts.nginx import HOW_TO_GET_ONE, find_nginx
from tests.deploy.site import Replica, free_ports, nginx_before
from tests.programs import required


@pytest.fixture(scope="session")
def nginx():
    """Path of an nginx. Without one: a failure in CI, a visible skip elsewhere."""
    return required(find_nginx(), HOW_TO_GET_ONE)


@pytest.fixture(scope="session")
def apache():
    """Path of an Apache for a sign-in. Without one: a failure in CI, a visible skip elsewhere."""
    return required(apaches.find_apache(), apaches.HOW_TO_GET_ONE)


@pytest.fixture(scope="session")
def replicas(nginx, tmp_path_factory):
    """Two servers. Whatever a test does to them, it leaves them answering."""
    folder = tmp_path_factory.mktemp("replicas")
    replicas = [Replica(folder, port) for port in free_ports(2)]
    try:
        for replica in replicas:
            replica.answer()
        yield replicas
    finally:
        for replica in replicas:
            replica.stop()


@pytest.fixture(scope="session")
def site(nginx, replicas, tmp_path_factory):
    """The whole: nginx in front of both servers."""
    ports = [replica.port for replica in replicas]
    with nginx_before(nginx, ports, tmp_path_factory.mktemp("nginx")) as site:
        yield site
