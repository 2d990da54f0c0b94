"""The page about what is done to mail promises only what tests show."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-owed-treats-your-mail.md").read_text("utf-8")
_FILE = re.compile(r"`(tests/[a-z_/]+\.py)`")


def test_every_promise_names_what_shows_it() -> None:
    promises, _, _ = PAGE.partition("## What it does not do")
    for promise in re.split(r"\n- ", promises)[1:]:
        assert _FILE.search(promise.partition("\n\n")[0]), promise


def test_what_it_names_is_there() -> None:
    named = set(_FILE.findall(PAGE))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
