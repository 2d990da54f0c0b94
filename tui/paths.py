"""Completing the name of a file, as shells do."""

from pathlib import Path


def complete(typed: str) -> tuple[str, list[str]]:
    """What was typed, made longer as far as it is certain, and the names that fit."""
    folder, name = _parts(typed)
    try:
        found = sorted(
            entry.name + ("/" if entry.is_dir() else "")
            for entry in Path(folder or ".").expanduser().iterdir()
            if entry.name.startswith(name) and (name.startswith(".") or entry.name[0] != ".")
        )
    except (OSError, RuntimeError):  # no way there, or nobody's home
        return typed, []
    return (folder + _common(found) if found else typed), found


def _parts(typed: str) -> tuple[str, str]:
    folder, slash, name = typed.rpartition("/")
    return folder + slash, name


def _common(names: list[str]) -> str:
    first, last = names[0], names[-1]
    for i, letter in enumerate(first):
        if i >= len(last) or last[i] != letter:
            return first[:i]
    return first
