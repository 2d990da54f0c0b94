"""docs/house.md names every file of the rooms, in the section of its room and nowhere else."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    "store/rules",
    "store/message",
    "store/records",
    "store/words",
    "store",
    "sync",
    "tui",
    "cli",
)


def sections() -> dict[str, str]:
    told = (ROOT / "docs" / "house.md").read_text("utf-8").split("\n## ")[1:]
    return {part.split()[0]: part.partition("\n")[2] for part in told}


def modules(room: str) -> list[str]:
    inner = [ROOT / other for other in ROOMS if other.startswith(f"{room}/")]
    return sorted(
        path.stem for path in (ROOT / room).rglob("*.py")
        if path.stem != "__init__" and not any(path.is_relative_to(other) for other in inner)
    )  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_the_map_of_the_house_names_each_file_of_a_room_once(room: str) -> None:
    named = [name for name in re.findall(r"`([^`]+)`", sections()[room]) if "/" not in name]
    there = modules(room)
    assert not set(there) - set(named), "not on the map"
    assert not set(named) - set(there), "on the map and nowhere else"
    assert len(named) == len(there), "named twice"
