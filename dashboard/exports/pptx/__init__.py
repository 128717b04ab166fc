"""The deck as a file for PowerPoint: a master, its slides, and what a file says of itself."""
