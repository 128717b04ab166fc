"""Scene -> what a medium shows: a Plotly figure, SVG, shapes of a slide, a list to go through."""
