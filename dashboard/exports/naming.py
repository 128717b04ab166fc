"""What a file is called that somebody takes home."""

import re

from dashboard.domain.dossier import Dossier
from dashboard.exports import Format

LONGEST = 60


def file_name(dossier: Dossier, format_: Format) -> str:
    """Title, as-of date and ending: 'the-lamp-of-skerra-point-2031-05-20.json'.

    Letters of any script, digits and hyphens, so that it is one word in a shell and safe as a name
    anywhere.
    """
    words = re.sub(r"[\W_]+", "-", dossier.config.title.casefold())[:LONGEST].strip("-")
    return f"{words or 'dossier'}-{dossier.config.as_of.isoformat()}{format_.ending}"
