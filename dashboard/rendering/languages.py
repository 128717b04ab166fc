"""The languages of the parts of a text, by script: for spell checkers and voices."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LANGUAGE = "en-GB"
LANGUAGES = {
    "CYRILLIC": "ru-RU",
    "GREEK": "el-GR",
    "ARABIC": "ar-SA",
    "HEBREW": "he-IL",
    "CJK": "zh-CN",
    "HIRAGANA": "ja-JP",
    "KATAKANA": "ja-JP",
    "HANGUL": "ko-KR",
    "DEVANAGARI": "hi-IN",
    "THAI": "th-TH",
    "GEORGIAN": "ka-GE",
    "ARMENIAN": "hy-AM",
}
"""For words of another script the language that most write it in: no dictionary of English."""


def languages(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that are written in one script, each with a language of it."""
    found: list[tuple[str, str]] = []
    for letter in text:
        said = _language_of(letter) or (found[-1][0] if found else "")
        if found and found[-1][0] in (said, ""):
            found[-1] = (said, found[-1][1] + letter)
        else:
            found.append((said, letter))
    return ((said or LANGUAGE, part) for said, part in found)


@lru_cache(maxsize=4096)
def _language_of(letter: str) -> str:
    """Return a language that a letter is written in; nothing for what belongs to no script."""
    if not letter.isalpha():
        return ""
    script = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
    return LANGUAGES.get(script, LANGUAGE)
