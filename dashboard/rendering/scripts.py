"""The scripts that draw charts in a browser: Plotly's, and ours that hands it the figures."""

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

COMPONENT = "chart"
"""What a page calls the element that ours draw in."""

FOLDER = Path(__file__).with_name("chart")
SCRIPTS = tuple(sorted(FOLDER.glob("*.js")))
STYLE = FOLDER / "chart.css"
FIRST = FOLDER / "chart.js"
"""The one that the others are imported by."""

PLOTLY = Path(str(files("plotly"))) / "package_data" / "plotly.min.js"

_DIGEST = hashlib.sha256(
    b"\0".join([version("plotly").encode(), *(path.read_bytes() for path in SCRIPTS)])
).hexdigest()[:12]
NAMES = {f"{_DIGEST}/{path.name}": path for path in SCRIPTS}
"""All of ours by their names in an address: whatever changes, all have other names."""
FIRST_NAME = f"{_DIGEST}/{FIRST.name}"
LATER_NAMES = {f"{_DIGEST}/{PLOTLY.name}": PLOTLY}
"""Plotly's, which ours fetch from beside them when a reader zooms."""
