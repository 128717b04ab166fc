"""The pages, and the parts that they share. No logic: they ask the dossier and show."""
