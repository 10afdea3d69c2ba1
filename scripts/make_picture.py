"""Draw docs/terminal.svg, the report of docs/ferry.txt as a terminal shows it; `--check` fails when it is stale."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.ansi import AnsiDecoder
from rich.console import Console

from checker import Article, check
from checker.config import Settings
from checker.gate import Gate
from checker.writers import writer_class

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURE = DOCS / "terminal.svg"
COMMAND = "$ checker check ferry.txt"
WIDTH = 100


def main() -> int:
    """Write the picture, or compare it with the one that is there."""
    drawn = picture()
    if "--check" not in sys.argv[1:]:
        PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
        return 0
    if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
        print(f"{PICTURE} is stale: run python scripts/make_picture.py", file=sys.stderr)
        return 1
    return 0


def picture() -> str:
    """The picture, the same bytes wherever it is drawn."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"{COMMAND}\n", highlight=False)
    for line in AnsiDecoder().decode(report()):
        console.print(line, soft_wrap=True)
    own_fonts = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="checker", unique_id="checker", code_format=own_fonts)


def report() -> str:
    """What the text writer prints on a terminal of fixed width."""
    os.environ.update(COLUMNS=str(WIDTH), TERM="xterm-256color")
    os.environ.pop("COLORTERM", None)
    os.environ.pop("NO_COLOR", None)
    result = check(Article((DOCS / "ferry.txt").read_text(encoding="utf-8"), source="ferry.txt"))
    gate, out = Gate(Settings()), io.StringIO()
    gate.judge(result)
    writer = writer_class("text")(out, colour=True)
    writer.begin()
    writer.write(result)
    writer.end(gate.close([]))
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
