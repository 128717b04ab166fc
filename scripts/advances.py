"""Make the table of how wide letters are: the advance widths of Liberation Sans, which are Arial's.

Only numbers are taken. They are made anew only where the font has more letters: `pip install
fonttools`, `python -m scripts.advances FOLDER`, with LiberationSans-Regular.ttf and
LiberationSans-Bold.ttf in the folder.
"""

import json
import sys
from itertools import groupby
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "dashboard" / "scenes" / "advances.json"
STYLES = ("Regular", "Bold")


def main() -> None:
    """Write the table: by style runs of letters, the code of the first and the width of each."""
    [folder] = sys.argv[1:]
    runs = {name: _runs(Path(folder) / f"LiberationSans-{name}.ttf") for name in STYLES}
    lines = (f' "{name.lower()}": {json.dumps(found)}' for name, found in runs.items())
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    sys.stdout.write(f"{TABLE.name}: {TABLE.stat().st_size} bytes\n")


def _runs(path: Path) -> list[tuple[int, list[int]]]:
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    unit = 1000 / font["head"].unitsPerEm
    widths = {
        code: round(font["hmtx"][name][0] * unit) for code, name in font.getBestCmap().items()
    }
    codes = sorted(code for code in widths if code > 0x1F)
    apart = ((code - index, code) for index, code in enumerate(codes))
    grouped = (tuple(code for _, code in run) for _, run in groupby(apart, key=lambda one: one[0]))
    return [(run[0], [widths[code] for code in run]) for run in grouped]


if __name__ == "__main__":
    main()
