"""What a page in one file allows itself: the style and the script that stand in it."""

import base64
import hashlib


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
