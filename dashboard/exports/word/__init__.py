"""The briefing paper as a Word document."""
