"""The fonts of the pages, which scripts/fonts.py has made."""

import hashlib
from pathlib import Path

_HERE = Path(__file__).parent
_FILES = sorted((_HERE / "fonts").glob("*.woff2"))
_DIGEST = hashlib.sha256(b"\0".join(path.read_bytes() for path in _FILES)).hexdigest()[:12]
_FOLDER = f"static/fonts-{_DIGEST}"

NAMES = {f"{_FOLDER}/{path.name}": path for path in _FILES}
"""Where a page asks for them, below the base: whatever changes, all have other names."""
FACES = (_HERE / "fonts.css").read_text("utf-8")
"""The style sheet, with the files in the folder `fonts` beside it."""
STYLE = FACES.replace("./fonts/", f"./{_FOLDER}/")
