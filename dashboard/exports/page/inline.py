"""The styles and scripts that a page in one file holds, and the policy that allows them alone."""

import base64
import hashlib
from pathlib import Path

from dashboard.templates import assets

FOLDER = Path(__file__).parent


def text_of(*names: str) -> str:
    """Return files of this folder, one after the other."""
    return "".join((FOLDER / name).read_text("utf-8") for name in names)


CARDS = "".join(path.read_text("utf-8") for path in assets.IN_A_FILE) + text_of("cards.js")
"""The script that opens cards and lets the keyboard reach the marks of charts."""


def policy(style: str, script: str, images: str = "data:") -> str:
    """Return a Content-Security-Policy under which nothing else runs, and nothing loads but images.

    `images` is where these may come from.
    """
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        f"img-src {images}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """Return how a policy names what stands inline: CSP Level 3, section 2.3.1."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
