"""Links as people write them, in the form that the standards ask for."""

# ruff: noqa: RUF001 - letters that look like others are what is tested

import pytest

from dashboard.domain.links import base_of, in_ascii


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://harbour.example/2031/05/20", "https://harbour.example/2031/05/20"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("https://xn--e1afmkfd.xn--p1ai/", "https://xn--e1afmkfd.xn--p1ai/"),
        ("http://пример.рф:8080", "http://xn--e1afmkfd.xn--p1ai:8080"),
        (
            "https://例え.テスト/路?q=火#灯",
            "https://xn--r8jz45g.xn--zckzah/%E8%B7%AF?q=%E7%81%AB#%E7%81%AF",
        ),
        ("https://a.example/%D0%B0?b=1&c=(2)", "https://a.example/%D0%B0?b=1&c=(2)"),
        ("HTTPS://Harbour.Example/", "HTTPS://Harbour.Example/"),
    ],
)
def test_a_link_has_its_host_by_idna_and_other_letters_as_octets(url, link):
    assert in_ascii(url) == link
    assert in_ascii(link) == link


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "https:///etc",
            "//harbour.example",
            "harbour.example",
            "https://",
        ),
        *("https://a b.example/", "https://a.example/b c", "https://a@b.example/", "https://a..b/"),
        *(
            "httpſ://harbour.example",
            "https://straße.example",
            "https://a_b.example",
            "https://.рф",
        ),
        *("https://a․b/", "https://" + "ж" * 70 + ".рф/", "https://a.example:١/"),
    ],
)
def test_anything_else_is_no_link(url):
    with pytest.raises(ValueError, match=r"link|label|IDNA|Unicode|codec"):
        in_ascii(url)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://harbour.example", "https://harbour.example/"),
        ("http://localhost:8501/lamp//", "http://localhost:8501/lamp/"),
        ("https://маяк.рф/лампа", "https://xn--80aue1f.xn--p1ai/%D0%BB%D0%B0%D0%BC%D0%BF%D0%B0/"),
        *((f"https://harbour.example/{end}", "") for end in ("?a=b", "#a", "lamp?")),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_address_of_a_dashboard_ends_with_a_slash_or_is_none(url, base):
    if base:
        assert base_of(url) == base_of(base) == base
    else:
        with pytest.raises(ValueError, match=r"query|link"):
            base_of(url)
