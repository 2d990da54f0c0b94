"""python -m bench [lists first_sync later_sync locks ledger screen]: all, or those named.

`first_sync=100000` and `later_sync=100000` are those at a size of their own.
"""

import importlib
import sys
from typing import Final

NAMES: Final = ("lists", "first_sync", "later_sync", "locks", "ledger", "screen")
SIZED: Final = ("first_sync", "later_sync")


def main(names: list[str]) -> int:
    wanted = [name.partition("=")[::2] for name in names or NAMES]
    unknown = [name for name, size in wanted if name not in (SIZED if size else NAMES)]
    unknown += [size for _, size in wanted if size and not size.isdigit()]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(NAMES)}",
              file=sys.stderr)  # fmt: skip
        return 2
    for name, size in wanted:
        module = importlib.import_module(f"bench.{name}")
        module.main(int(size)) if size else module.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
