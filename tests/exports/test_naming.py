"""What an export is called when somebody takes it home."""

from dataclasses import replace

import pytest

from dashboard.exports import FORMATS
from dashboard.exports.naming import file_name


def titled(dossier, title):
    return replace(dossier, config=replace(dossier.config, title=title))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The lamp of Skerra Point", "the-lamp-of-skerra-point-2031-05-20.json"),
        ("US–Venezuela crisis", "us-venezuela-crisis-2031-05-20.json"),
        ("Кризис: «лампа»", "кризис-лампа-2031-05-20.json"),
        ("../../etc/passwd\0", "etc-passwd-2031-05-20.json"),
        ('a "b"\r\nSet-Cookie: c; d', "a-b-set-cookie-c-d-2031-05-20.json"),
        ("---", "dossier-2031-05-20.json"),
        ("word " * 40, f"{'word-' * 11}word-2031-05-20.json"),
    ],
)
def test_a_name_is_one_safe_word_with_date_and_ending(tiny, title, name):
    assert file_name(titled(tiny, title), FORMATS["json"]) == name
