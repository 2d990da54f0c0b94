"""Owed started by Owed: in the background, at login, behind a browser."""

import os
import sys
from typing import TYPE_CHECKING

from cli.asked import Asked

if TYPE_CHECKING:
    from subprocess import Popen


def again(asked: Asked, *words: str) -> list[str]:
    """The command line that runs this program with the same configuration, from any folder."""
    config = ["--config", str(asked.config.absolute())] if asked.config else []
    # -P: nothing is imported from the folder that it is started in, which anybody may have filled.
    return [sys.executable, "-P", "-m", "owed", *config, *words]


def in_background(asked: Asked, *words: str) -> "Popen[bytes]":
    """It outlives whoever started it."""
    import subprocess

    return subprocess.Popen(
        again(asked, *words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(os.environ),
    )
