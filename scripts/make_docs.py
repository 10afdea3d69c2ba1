"""Write rules/README.md from the rules; with --check only say whether it is fresh (exit code 1 when it is not)."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.catalogue import catalogue  # noqa: E402
from checker.registry import all_rules  # noqa: E402


def main() -> int:
    """Write or compare."""
    target = ROOT / "rules" / "README.md"
    made = catalogue(all_rules())
    if "--check" in sys.argv[1:]:
        fresh = target.exists() and target.read_text(encoding="utf-8") == made
        if not fresh:
            print("rules/README.md is stale: run python scripts/make_docs.py", file=sys.stderr)
        return 0 if fresh else 1
    target.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
