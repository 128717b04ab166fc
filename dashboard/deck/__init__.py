"""Slides: what each shows, as far as it fits, and whether the deck can be presented."""
