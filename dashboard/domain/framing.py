"""Which other sites may show a chart of this dashboard in a frame, in words."""

from dashboard.domain.config import Config
from dashboard.domain.wording import listed

SELF = "'self'"
"""The site itself, as a header names it."""


def who_may_frame(config: Config) -> str:
    """Return a sentence: 'These websites may show it: https://example.org.'."""
    sites = [site for site in config.frame_ancestors if site != SELF]
    if not sites:
        return "No other website may show it yet."
    return f"{'These websites' if len(sites) > 1 else 'This website'} may show it: {listed(sites)}."
