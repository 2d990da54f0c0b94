"""What the tests of the configuration share."""

from collections.abc import Callable
from typing import TypeAlias

from store.config import Config, Problem

ACCOUNT = """
[[accounts]]
address = "jane@kontor.example"
[accounts.imap]
host = "imap.kontor.example"
"""
Written: TypeAlias = Callable[[str], Config]
Found: TypeAlias = Callable[[str], tuple[Problem, ...]]
Refused: TypeAlias = Callable[[str], dict[str, str]]
"""Key to code of every mistake."""
