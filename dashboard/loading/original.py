"""The text of an article, where a reader has it: read only if it is the recorded one.

It lies at `<id>.txt` in the folder of seeds and is no part of the dossier: not of its digest, not
of an export, not of a log. One paragraph that differs refuses the whole file, for then nobody
knows which version of the article it is.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from dashboard.domain.dossier import Dossier
from dashboard.domain.sources import Seed
from dashboard.domain.wording import composed
from dashboard.loading.files import read_bytes, why

MOST_BYTES = 2_000_000
REMEDY = "put the recorded text there, or remove the file"
AS_UTF8 = "save the recorded text as UTF-8"


class Original(NamedTuple):
    """The paragraphs of an article, in order; or none, and in one line why they are refused."""

    paragraphs: tuple[str, ...] = ()
    refusal: str = ""


NONE = Original()
"""There is no text beside the record, which is how the project is delivered."""


class ArticleMismatch(ValueError):
    """A file that is not the text it should be: what is wrong, and what to do if that is clear."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def original(dossier: Dossier, seed: Seed) -> Original:
    """The text beside the record of an article, as the file is now. Raises nothing."""
    path = dossier.seeds_folder / f"{seed.id}.txt"
    name = f"{dossier.config.seeds}/{path.name}"
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return _link_to_nothing(path, name)
    except OSError as error:
        return Original(refusal=f"{name}: {why(error)}; {REMEDY}")
    stamp = (state.st_mtime_ns, state.st_size, state.st_ino)
    return _read(path, dossier.folder, name, seed, stamp)


def _link_to_nothing(path: Path, name: str) -> Original:
    return Original(refusal=f"{name}: leads nowhere; {REMEDY}") if path.is_symlink() else NONE


@lru_cache(maxsize=16)
def _read(path: Path, root: Path, name: str, seed: Seed, _stamp: tuple[int, int, int]) -> Original:
    """The text of a file; `_stamp` changes whenever the file does."""
    try:
        paragraphs = paragraphs_of(path, root)
        if differing := differences(paragraphs, seed):
            raise ArticleMismatch(differing[min(differing)])
    except ArticleMismatch as error:
        return Original(refusal=f"{name}: {error.what}; {error.remedy or REMEDY}")
    return Original(paragraphs)


def paragraphs_of(path: Path, root: Path) -> tuple[str, ...]:
    """The paragraphs of a text: its non-blank lines, stripped.

    Raises ArticleMismatch, even where it leads out of the folder `root`.
    """
    try:
        text = read_bytes(path, MOST_BYTES, root).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArticleMismatch("is not UTF-8", AS_UTF8) from None
    except (OSError, ValueError) as error:
        raise ArticleMismatch(why(error)) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def differences(paragraphs: tuple[str, ...], seed: Seed) -> dict[int, str]:
    """Return the paragraphs that differ from the recorded ones; 0 stands for the whole."""
    there, recorded = len(paragraphs), len(seed.paragraphs)
    if there != recorded:
        return {0: f"has {there} non-blank lines, and the record has {recorded}"}
    return {
        paragraph.number: f"paragraph {paragraph.number} differs from the recorded one (SHA-256)"
        for text, paragraph in zip(paragraphs, seed.paragraphs, strict=True)
        if paragraph.sha256 not in digests_of(text)
    }


def digests_of(paragraph: str) -> tuple[str, ...]:
    """The digests that a record may have of a paragraph: as it is, in NFC, with spaces as one.

    A copy of a text often has its accents encoded otherwise, and spaces of another width.
    """
    forms = (paragraph, normalize("NFC", paragraph), composed(paragraph))
    return tuple(map(digest_of, dict.fromkeys(forms)))


def digest_of(paragraph: str) -> str:
    """SHA-256 of a stripped paragraph as UTF-8, in hexadecimal."""
    return hashlib.sha256(paragraph.encode()).hexdigest()
