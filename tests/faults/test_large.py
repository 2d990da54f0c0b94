"""Mailboxes of 200,000 mails, of none, and with one of 60 MB: the first mails soon, in little
memory."""

import multiprocessing
import re
import resource
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from store.config import load
from store.records.database import open_store
from sync import bringing, windows
from sync.uidsets import COMMAND
from tests.faults.hostile import OFFERS, Asked, Hostile, hostile
from tests.faults.lives import living
from tests.faults.truth import messages, ours, whole
from tests.sync.office import Office, ago, letter, wait_until

MANY = 200_000
MB = 1 << 20


@pytest.fixture(params=[OFFERS, ("UIDPLUS", "MOVE")], ids=["ranges", "slices"])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    """Its INBOX is very full: every other UID exists."""
    with hostile(request.param) as server:
        yield server
