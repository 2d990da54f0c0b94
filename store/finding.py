"""One thing that `owed doctor` found, as data; worded only where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    bad: bool
    """Something to mend; else it only says how things stand."""
    facts: Mapping[str, Any] = field(default_factory=dict)
