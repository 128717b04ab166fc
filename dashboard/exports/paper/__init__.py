"""The parts of the briefing paper: what stands in it, and the template that sets it."""
