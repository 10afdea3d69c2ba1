"""The picture of the README is what the report looks like."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_picture_is_fresh():
    script = ROOT / "scripts" / "make_picture.py"
    drawn = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, cwd=ROOT)
    assert drawn.returncode == 0, drawn.stderr
