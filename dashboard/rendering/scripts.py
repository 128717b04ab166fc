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

_DIGEST = hashlib.sha256(b"\0".join(path.read_bytes() for path in SCRIPTS)).hexdigest()[:12]
NAMES = {f"{_DIGEST}/{path.name}": path for path in SCRIPTS}
"""All of ours by their names in an address: whatever changes, all have other names."""
FIRST_NAME = f"{_DIGEST}/{FIRST.name}"

PLOTLY = Path(str(files("plotly"))) / "package_data" / "plotly.min.js"
PLOTLY_PATH = f"static/plotly-{version('plotly')}.min.js"
"""Where a browser asks for Plotly's, below the base."""
