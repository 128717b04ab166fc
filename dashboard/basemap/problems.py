"""What stops a basemap from being made, in one line."""

from dashboard.domain.problems import CrisisError


class BasemapError(CrisisError):
    """A basemap that cannot be made: one line that says why, and what to do."""


class NoPackage(BasemapError):
    """A package that cannot be had here and now: everything else may be right."""
