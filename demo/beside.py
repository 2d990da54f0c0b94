"""`python -m demo.beside CONFIG`: the daemon, until its standard input closes.

So it never outlives the demo that started it, however that ended.
"""

import os
import signal
import sys
import threading


def main() -> None:
    from owed import owed

    threading.Thread(target=_end_with_input, daemon=True).start()
    owed(["--config", sys.argv[1], "sync"], prog_name="owed")


def _end_with_input() -> None:
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
