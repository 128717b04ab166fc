"""Programs that some tests need besides Python."""

import os

import pytest


def required(path: str | None, how_to_get_one: str) -> str:
    """The path of a program. Without one: a failure in CI, a visible skip elsewhere."""
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(how_to_get_one, pytrace=False)
    if path is None:
        pytest.skip(how_to_get_one)
    return path
