"""Write the index of the built-in pattern rules; with --check only say whether it is fresh (exit code 1 when not).

The index holds what the TOML files say and the literals that the patterns need: reading it takes a tenth of the time.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.pattern_files import INDEX_NAME, build_index  # noqa: E402


def main() -> int:
    """Write or compare."""
    folder = ROOT / "rules" / "patterns"
    target, made = folder / INDEX_NAME, build_index(folder)
    if "--check" not in sys.argv[1:]:
        target.write_bytes(made)
    elif not target.is_file() or target.read_bytes() != made:
        print(f"{target.relative_to(ROOT)} is stale: run python scripts/index_patterns.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
