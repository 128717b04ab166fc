"""The parts of the self-contained page: what it shows, how it looks, how it reacts."""
