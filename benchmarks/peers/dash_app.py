"""`python dash_app.py FOLDER`: the same view as a Dash app, on a server for production.

Runs in an environment of its own (requirements.txt beside it); knows nothing of our code.
"""

import json
import sys
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, callback, dcc, html
from flask import Response, send_from_directory
from waitress.server import create_server

FOLDER = Path(sys.argv[1])
CONFIG = {"displayModeBar": False}
VIEWS = {
    path.stem.removeprefix("view-"): json.loads(path.read_text("utf-8"))
    for path in FOLDER.glob("view-*.json")
}
FILTERS = json.loads((FOLDER / "filters.json").read_text("utf-8"))

app = Dash(title="The Dash app", compress=True)
app.layout = html.Div(
    style={"font": "16px sans-serif", "margin": "2rem"},
    children=[
        dcc.RadioItems(FILTERS, "all", id="filter", inline=True),
        html.P(id="words"),
        dcc.Graph(id="map", config=CONFIG),
        dcc.Graph(id="timeline", config=CONFIG),
        html.Table(id="table"),
    ],
)


@callback(
    Output("words", "children"),
    Output("map", "figure"),
    Output("timeline", "figure"),
    Output("table", "children"),
    Input("filter", "value"),
)
def show(name: str) -> tuple[Any, ...]:
    """The view of a filter."""
    view = VIEWS[name]
    rows = [html.Tr([html.Td(cell) for cell in row]) for row in view["rows"]]
    return view["words"], view["map"], view["timeline"], rows


@app.server.route("/ground/<name>")
def ground(name: str) -> Response:
    """The ground of the map, which the browser keeps."""
    return send_from_directory(FOLDER, name, max_age=31536000)


if __name__ == "__main__":
    server = create_server(app.server, host="127.0.0.1", port=0, threads=4)
    sys.stdout.write(f"http://127.0.0.1:{server.effective_port}\n")
    sys.stdout.flush()
    server.run()
