"""A draft that comes back: each of its sentences, compared with what the dossier says.

    bytes -> passages -> sentences -> the nearest words of our own -> what was lost

Above the exports, as a draft is compared with what they would have said: deck and paper are asked
for their words, and no file of ours is read for that.
"""

from dashboard.domain.dossier import Dossier
from dashboard.verifying.judging import judge
from dashboard.verifying.matching import matcher
from dashboard.verifying.reading import read
from dashboard.verifying.report import Report, report


def verify(content: bytes, name: str, dossier: Dossier) -> Report:
    """Return what a draft, the bytes of a file of this name, keeps and loses of a dossier.

    Raises `reading.Unreadable` where it is no such file, and `MissingExtra`.
    """
    draft = read(content, name)
    return report(name, draft, judge(draft, matcher(dossier)), dossier)
