"""A live dossier without files or editions: what a server asks of its own, answered for one."""

from dataclasses import dataclass

from dashboard.domain.dossier import Dossier
from dashboard.domain.editions import PRESENT


@dataclass
class Live:
    """Follows nothing: its dossier is the one it was given, or is given later."""

    dossier: Dossier

    def asked_for(self, _query):
        return self.dossier

    def editions(self):
        return ()

    def standing(self, _query, _dossier):
        return PRESENT
