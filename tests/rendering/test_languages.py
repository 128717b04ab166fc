"""The language of words is told by their script."""

import pytest

from dashboard.rendering.languages import languages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The lamp, 2031", [("en-GB", "The lamp, 2031")]),
        ("«Маяк» of Skerra", [("ru-RU", "«Маяк» "), ("en-GB", "of Skerra")]),
        ("Tropica (中国)", [("en-GB", "Tropica ("), ("zh-CN", "中国)")]),
        ("3 – 4", [("en-GB", "3 – 4")]),
        ("", []),
    ],
)
def test_each_part_of_a_text_has_the_language_of_its_script(text, parts):
    assert list(languages(text)) == parts
