"""Seeds: the records of the articles."""

import re
from collections.abc import Iterator

from dashboard.domain.config import Config
from dashboard.domain.sources import Seed
from dashboard.loading.draft import Draft, Finding
from dashboard.loading.findings import quoted

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SHA256 = re.compile(r"[0-9a-f]{64}")


def says_language_and_day(draft: Draft) -> Iterator[Finding]:
    """The language is a code, and the day is not after the as-of date."""
    for seed in draft.of(Seed):
        if not LANGUAGE.fullmatch(seed.language):
            what = f"{quoted(seed.language)} is not a language code"
            yield Finding(seed, "language", what, "write it as BCP 47 has it: en, ru, pt-BR")
        for config in draft.of(Config):
            if seed.date > config.as_of:
                what = f"{seed.date} is after {config.as_of}, the as-of date"
                yield Finding(seed, "date", what, "correct it, or move as_of in config.yaml")


def counts_its_paragraphs(draft: Draft) -> Iterator[Finding]:
    """Paragraphs are numbered from 1 without a gap, each with its digest."""
    for seed in draft.of(Seed):
        for index, paragraph in enumerate(seed.paragraphs, 1):
            if paragraph.number != index:
                what = f"is {paragraph.number}, and the paragraph is number {index}"
                yield Finding(paragraph, "number", what, "count from 1 and leave none out")
            if not SHA256.fullmatch(paragraph.sha256):
                what = f"{quoted(paragraph.sha256)} is not a SHA-256 digest"
                yield Finding(paragraph, "sha256", what, "write 64 hexadecimal digits, 0-9 and a-f")


CHECKS = (says_language_and_day, counts_its_paragraphs)
