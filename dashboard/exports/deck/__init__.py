"""The parts of the deck: measured text, theme, tables, drawings, and a module for each section."""
