"""How the page looks and reacts: style sheets and script as files of their own languages."""

from pathlib import Path

from dashboard.domain.config import Config
from dashboard.exports.page.charts import variables
from dashboard.rendering.svg import FONT

HERE = Path(__file__).parent
SCRIPT, SCREEN, PRINT = (
    (HERE / name).read_text("utf-8") for name in ("page.js", "screen.css", "print.css")
)


def style(config: Config) -> str:
    """Return the style sheet in the colours of the configuration. Paper is always light."""
    light, dark = variables(config.light), variables(config.dark)
    return (
        f":root{{color-scheme:light dark;--font:{FONT};{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{SCREEN}@media print{{{PRINT}}}"
    )
