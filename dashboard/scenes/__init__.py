"""Excerpt -> Scene: one module for each chart, before any library draws it."""

from collections.abc import Callable

from dashboard.domain.excerpt import Excerpt
from dashboard.scenes.actor_graph import actor_graph
from dashboard.scenes.aid_ladder import aid_ladder
from dashboard.scenes.aid_matrix import aid_matrix
from dashboard.scenes.attribution_flow import attribution_flow
from dashboard.scenes.basis_matrix import basis_matrix
from dashboard.scenes.map import map_scene
from dashboard.scenes.shapes import Frame, Scene
from dashboard.scenes.timeline import timeline

Draw = Callable[[Excerpt, Frame], Scene]

CHARTS: dict[str, Draw] = {
    "timeline": timeline,
    "map": map_scene,
    "aid-matrix": aid_matrix,
    "aid-ladder": aid_ladder,
    "attribution-flow": attribution_flow,
    "basis-matrix": basis_matrix,
    "actor-graph": actor_graph,
}
"""All charts by the name that commands and addresses have for them."""
