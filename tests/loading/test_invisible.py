"""Where a character that nobody can see is spelling, and where it hides something."""

import unicodedata

import pytest

from dashboard.loading import attempt
from dashboard.loading.invisible import IGNORABLE, piled, unseen
from tests.loading.copies import edit

STATEMENT = "The keeper denied that the lamp ever went dark."
SPELLING = {
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u062f",
    "Urdu": "\u0627\u0646\u200c\u06a9\u0627",
    "Arabic, a letter alone in the form that joins": "\u0647\u200d",
    "Syriac": "ܐ\u200cܒ",
    "N'Ko": "\u07ca\u200d\u07cb",
    "Mongolian": "ᠠ\u200dᠠ",
    "Mongolian, a form": "ᠠ\u180b",
    "Mongolian, a vowel apart": "ᠨ\u180eᠠ",
    "Devanagari": "क्\u200dष",
    "Bengali, RAB": "র\u200d্যাব",
    "Kannada": "ಸೂರ\u200d್ಯ",
    "Sinhala": "ශ්\u200dරී",
    "Malayalam, at the end": "അവന\u0d4d\u200d",
    "Tamil": "க்\u200cஷ",
    "Khmer": "ភាសា\u200bខ្មែរ",
    "Thai": "ภาษา\u200bไทย",
    "Lao": "ພາສາ\u200bລາວ",
    "Myanmar": "မြန်မာ\u200bစာ",
    "a family": "👨\u200d👩\u200d👧",
    "a heart": "❤\ufe0f",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "a heart as text": "❤\ufe0e",
    "a pilot of a skin colour": "👩🏽\u200d✈\ufe0f",
    "a rainbow flag": "🏳\ufe0f\u200d🌈",
    "a key": "1\ufe0f\u20e3",
    "the flag of Scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "Vietnamese, taken apart": unicodedata.normalize("NFD", "Việt Nam, ngữ"),
    "Hebrew with points": "\u05e9\u05b8\u05c1\u05bd\u05dc\u05d5\u05b9\u05dd",
    "Thai with marks": "น้ำ ที่",
    "Tibetan": "སྐྱེས",
    "four marks": "a" + "\u0301" * 4,
    "four marks, twice": ("a" + "\u0301" * 4) * 2,
}


@pytest.mark.parametrize("name", SPELLING)
def test_what_a_word_is_written_with_is_let_through(name):
    assert [*unseen(SPELLING[name])] == []
    assert [*piled(SPELLING[name])] == []


HIDING = {
    "a grapheme joiner": ("a\u034fb", [1]),
    "a variation selector on a letter": ("a\ufe0f", [1]),
    "a word in variation selectors": ("Denied.\U000e0100\U000e0101\U000e0102", [7, 8, 9]),
    "two styles on an emoji": ("❤\ufe0f\ufe0f", [2]),
    "private use": ("a\ue000b", [1]),
    "private use of a later plane": ("a\U000f0000", [1]),
    "no character": ("a\ufdd0b", [1]),
    "no character of a later plane": ("a\U0001fffe", [1]),
    "not assigned": ("a\U000e1000", [1]),
    "a joiner between Latin letters": ("a\u200db", [1]),
    "a non-joiner between Cyrillic letters": ("\u0430\u200c\u0431", [1]),
    "bits in joiners": ("م\u200c\u200d\u200c\u200dخ", [1, 2, 3, 4]),
    "a joiner between Hebrew letters": ("ש\u200dל", [1]),
    "a joiner after an emoji": ("👨\u200db", [1]),
    "a joiner before an emoji": ("a\u200d👨", [1]),
    "a space without width between Latin letters": ("a\u200bb", [1]),
    "a space without width at the edge of Thai": ("ไทย\u200b b", [3]),
    "two spaces without width": ("ไ\u200b\u200bท", [1, 2]),
    "tags without a flag": ("a\U000e0041\U000e007f", [1, 2]),
    "a flag that never ends": ("🏴\U000e0067\U000e0062", [1, 2]),
    "a flag that says too much": ("🏴" + "\U000e0061" * 20 + "\U000e007f", [*range(1, 22)]),
    "a form of Mongolian elsewhere": ("a\u180b", [1]),
    "a key without its cap": ("1\ufe0f", [1]),
    "a Hangul filler": ("a\u3164", [1]),
    "a Khmer vowel that is not written": ("ក\u17b4", [1]),
    "right to left": ("a\u202eb\u202c", [1, 3]),
    "an isolate": ("a\u2066b\u2069", [1, 3]),
    "a word joiner": ("a\u2060b", [1]),
    "an invisible times": ("a\u2062b", [1]),
    "a musical beam": ("a\U0001d173", [1]),
    "a soft hyphen": ("a\u00adb", [1]),
    "a blank of Braille": ("a\u2800", [1]),
}


@pytest.mark.parametrize("name", HIDING)
def test_what_hides_something_is_found(name):
    text, places = HIDING[name]

    assert [*unseen(text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a" + "\u0301" * 5, [5]),
        ("a" + "\u0301" * 300, [5]),
        ("x" + "\u0336\u20dd\u0301\u0302\u0303", [5]),
        ("م" + "\u064b" * 3 + "\u200d" + "\u064b" * 3, [6]),
        (("a" + "\u0301" * 5) * 2, [5, 11]),
    ],
)
def test_a_pile_of_marks_is_found_once_where_it_becomes_one(text, places):
    assert [*piled(text)] == places


def test_all_that_unicode_calls_ignorable_is_refused_beside_a_latin_letter():
    """By name: those without one are refused as no characters, or for private use."""
    ignorable = [chr(code) for code in range(0x110000) if IGNORABLE.match(chr(code))]

    assert len(ignorable) == 4174  # as Unicode 14 to 16 count them in DerivedCoreProperties.txt
    assert [char for char in ignorable if [*unseen(f"a{char}b")] != [1]] == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a\ue000b", "17:17  holds U+E000, which is for private use"),
        ("a\ufdd0b", "17:17  holds U+FDD0, which is not a character"),
        ("a\u034fb", "17:17  holds U+034F COMBINING GRAPHEME JOINER, which is invisible"),
        ("a" + "\u0301" * 300, "17:21  holds more than 4 marks on one letter"),
        ('"a\\ue000b"', "holds U+E000, which is for private use, written as an escape"),
        ('"a' + "\\u0301" * 5 + '"', "holds more than 4 marks on one letter, written as escapes"),
    ],
)
def test_a_file_says_where_it_stands(copy, written, said):
    edit(copy / "data" / "facts.yaml", STATEMENT, written)

    (problem,) = [str(one) for one in attempt(copy / "config.yaml").problems if "holds" in str(one)]

    assert said in problem
    assert problem.startswith("data/facts.yaml:17:")
