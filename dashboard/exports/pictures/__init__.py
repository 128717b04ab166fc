"""The charts as plain shapes: SVG, slides and paper draw what the figure on the screen holds."""
