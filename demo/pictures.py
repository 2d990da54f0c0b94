"""The README's pictures, taken of the screen on the sample firm: `python -m demo.pictures DIR`."""

import asyncio
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from demo.start import Started, started

if TYPE_CHECKING:
    from tui.app import OwedApp

NOW = datetime(2026, 11, 17, 11, 20, tzinfo=ZoneInfo("Europe/Budapest"))
"""A working Tuesday that is over, since no mail is newer than its arrival; fixed, so that a new picture differs from the old one only where Owed does."""
SIZES = ((80, 24), (140, 40))


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as name, started(Path(name), NOW) as firm:
        for words in (
            ("clients", "import", str(firm.clients)),
            ("calls", "import", str(firm.calls)),
            ("sync", "--once"),
        ):
            _owed(firm, *words)
        for width, height in SIZES:
            picture = asyncio.run(_taken(firm, (width, height)))
            (folder / f"owed-{width}x{height}.svg").write_text(picture, encoding="utf-8")


def _owed(firm: Started, *words: str) -> None:
    command = [sys.executable, "-m", "owed", "--config", str(firm.config), *words]
    subprocess.run(command, env=firm.environment, check=True, capture_output=True)


async def _taken(firm: Started, size: tuple[int, int]) -> str:
    app = _app(firm)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1.0)
        await pilot.press("j")
        await pilot.pause(1.0)
        return app.export_screenshot(title="Owed")


def _app(firm: Started) -> "OwedApp":
    from store.config import load
    from store.records.database import open_store
    from tui.app import OwedApp

    config = load(firm.config)
    return OwedApp(open_store(config), config, now=int(NOW.timestamp()), sync=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
