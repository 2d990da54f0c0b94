"""python -m bench [lists first_sync later_sync locks ledger screen]: all, or those named."""

import importlib
import sys
from typing import Final

NAMES: Final = ("lists", "first_sync", "later_sync", "locks", "ledger", "screen")


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(NAMES)}",
              file=sys.stderr)  # fmt: skip
        return 2
    for name in names or NAMES:
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
