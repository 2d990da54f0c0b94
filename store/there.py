"""Whether a file, or a folder, is there: none is where there is no way to it."""

from pathlib import Path


def is_file(path: Path | str) -> bool:
    """'~' is home. A name that is too long, and a folder that may not be entered, are no file's."""
    try:
        return Path(path).expanduser().is_file()
    except (OSError, RuntimeError):
        return False


def is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
