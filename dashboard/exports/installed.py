"""The installed extras of this package, found without importing anything of them."""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from dashboard.exports import GENERATOR

_REQUIREMENT = re.compile(r"""([\w.-]+).*;.*\bextra\s*==\s*["']([\w.-]+)["']""")


@cache
def missing(extra: str) -> tuple[str, ...]:
    """The distributions of an extra that are not installed; none where it has no such list."""
    return tuple(name for name in _named_by(extra) if not _is_there(name))


def _named_by(extra: str) -> list[str]:
    try:
        listed = requires(GENERATOR) or []
    except PackageNotFoundError:  # run from its source: asking for the format will tell
        return []
    found = filter(None, map(_REQUIREMENT.match, listed))
    return [match[1] for match in found if match[2] == extra]


def _is_there(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
