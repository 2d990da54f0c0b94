from pathlib import Path

import pytest

from tests.peers.dovecot import Dovecot
from tests.sync.office import Office
from tests.sync.office import office as new_office


@pytest.fixture
def office(dovecot: Dovecot, tmp_path: Path) -> Office:
    """A fresh account on Dovecot, and an empty store."""
    return new_office(dovecot.account(), tmp_path)
