"""What a browser shows to who is not let in: the title, one sentence, one button, and no fact."""

from dashboard.domain.config import Config, Palette
from dashboard.escaping import in_html

_STYLE = """
:root { color-scheme: light dark; %(light)s }
@media (prefers-color-scheme: dark) { :root { %(dark)s } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page);
  color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 32rem; padding: 2rem; }
h1 { font: 600 2rem/1.2 Georgia, serif; margin: 0 0 .75rem; overflow-wrap: anywhere; }
p { margin: 0 0 1.5rem; overflow-wrap: anywhere; }
a { display: inline-block; padding: .5rem 1.25rem; border: 1px solid var(--ink);
  border-radius: .25rem; color: inherit; text-decoration: none; font-weight: 600; }
a:hover, a:focus-visible { background: var(--ink); color: var(--page); }
"""


def page(config: Config, target: str, name: str | None = None) -> str:
    """The page. Its button leads to `target`: to sign in, or out for `name`, who is not let in."""
    title = in_html(config.title)
    who = f"as {in_html(name)}, who" if name else "with an account that"
    known = f"You are signed in {who} is not let in here."
    sentence = "This dashboard is private." if name is None else known
    style = _STYLE % {"light": _colours(config.light), "dark": _colours(config.dark)}
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{sentence}</p>\n"
        f'<a href="{in_html(target)}">{"Sign in" if name is None else "Sign out"}</a>\n'
        "</main>\n</body>\n</html>\n"
    )


def _colours(palette: Palette) -> str:
    return f"--page: {palette.page}; --ink: {palette.ink};"
