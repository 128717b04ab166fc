"""The scripts that draw our charts in a browser: Plotly's, and ours that hands it the figures."""

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

COMPONENT = "chart"
"""What a page calls the element that ours draws in."""

OURS = Path(__file__).with_name("chart.js")
OUR_NAME = f"chart.{hashlib.sha256(OURS.read_bytes()).hexdigest()[:12]}.js"
"""Another script has another name."""

PLOTLY = Path(str(files("plotly"))) / "package_data" / "plotly.min.js"
PLOTLY_PATH = f"static/plotly-{version('plotly')}.min.js"
"""Where a browser asks for Plotly's, below the base."""
