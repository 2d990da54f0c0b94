"""docs/security.md promises what tests show."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_each_test_that_the_page_names_is_there() -> None:
    named = re.findall(r"`((?:tests|store)/[\w./]+)`", (ROOT / "docs/security.md").read_text())
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []
