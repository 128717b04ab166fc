"""Writing a dossier: what is proposed for it, why it is refused, and how it is saved."""
