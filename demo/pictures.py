"""The README's pictures, taken of the screen on the sample firm: `python -m demo.pictures DIR`.

The clock stands still meanwhile, so that a new picture differs from the old one only where Owed
does.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

from demo.start import Started, started
from owed import owed
from store.config import load
from store.records.file_opening import open_store
from tui import frame
from tui.app import OwedApp

NOW = datetime(2026, 11, 17, 11, 20, tzinfo=ZoneInfo("Europe/Budapest"))
"""A Tuesday, in the middle of the work."""
SIZES = ((80, 24), (140, 40))
_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Fonts of somebody else's server, which a picture must not ask for."""
_FONTS = "DejaVu Sans Mono, Menlo, Consolas, monospace"


def main(folder: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        started(Path(name), NOW) as firm,
        patch.dict("os.environ", firm.environment),
        patch("time.time", return_value=NOW.timestamp()),
    ):
        _owed(firm, "clients", "import", str(firm.clients))
        _owed(firm, "calls", "import", str(firm.calls))
        _owed(firm, "sync", "--once")
        with _daemon(firm):
            for width, height in SIZES:
                picture = asyncio.run(_taken(firm, (width, height)))
                (folder / f"owed-{width}x{height}.svg").write_text(picture, encoding="utf-8")


@contextmanager
def _daemon(firm: Started) -> Iterator[None]:
    """Forked, since a program that is started anew would have the clock of the wall."""
    process = get_context("fork").Process(target=_owed, args=(firm, "sync"))
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def _owed(firm: Started, *words: str) -> None:
    """In this process, where the clock stands."""
    try:
        owed(["--config", str(firm.config), *words], prog_name="owed")
    except SystemExit as end:
        if end.code:
            raise


async def _taken(firm: Started, size: tuple[int, int]) -> str:
    config = load(firm.config)
    app = OwedApp(open_store(config), config)
    async with app.run_test(size=size) as pilot:
        while "●" not in _corner(app):
            await pilot.pause(0.1)
        await pilot.press("j")
        await pilot.pause(1.0)
        return drawn(app)


def drawn(app: OwedApp) -> str:
    """What the screen shows now, as SVG that asks nobody for anything."""
    shown = _FACES.sub("", app.export_screenshot(title="Owed"))
    return shown.replace("Fira Code, monospace", _FONTS).replace("Fira Code", _FONTS)


def _corner(app: OwedApp) -> str:
    """How fresh the lists are."""
    return frame.tabs(app.main, app.size.width).plain if app.main and app.main.alive else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
