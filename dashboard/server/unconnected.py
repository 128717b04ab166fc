"""The words and the link for a visitor who has no JavaScript, or no WebSocket."""

import re
from pathlib import Path

from dashboard.domain.query import NAMES

_HERE = Path(__file__).with_suffix("")
_SCRIPT = _HERE.with_suffix(".js").read_text("utf-8")
_NOTICE = (
    _HERE.with_suffix(".html")
    .read_text("utf-8")
    .replace("{names}", " ".join(NAMES))
    .replace("{script}", _SCRIPT)
)


def with_notice(page: str) -> str:
    """Return a page of Streamlit with our words in place of its own for no JavaScript."""
    without = re.sub("<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    before, end, after = without.rpartition("</body>")
    return f"{before}{_NOTICE}{end}{after}"
