"""Ctrl-C while the program is still loading: it ends as any other does, without a traceback.

Once a command runs, click ends it in a word. Imported before anything that takes time.
"""

import sys
from types import TracebackType


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _hook
