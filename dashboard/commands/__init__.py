"""The commands of `crisis-dashboard` that are longer than a few lines: one module each."""
