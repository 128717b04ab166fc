"""The parts of the briefing paper: what is in it, and the template that sets it."""
