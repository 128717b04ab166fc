"""The outlines of a region, made from public packages: `crisis-dashboard basemap`.

Packages with their hashes (inputs.toml) and a recipe in; TopoJSON, GeoJSON and what is known of the
land out. The server never imports this: it reads the finished files (`dashboard.loading.basemap`).
"""
