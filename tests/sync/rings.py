"""A keyring that shows a prompt and says nothing until its user has answered it."""

import threading

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class WaitingRing(KeyringBackend):
    """asked: how often it was. refuses: its user has closed the prompt."""

    priority = 1

    def __init__(self, kept: str) -> None:
        self.kept = kept
        self.asked = 0
        self.refuses = False
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.unlocked.wait()
        if self.refuses:
            raise KeyringLocked
        return self.kept

    def set_password(self, service: str, username: str, password: str) -> None:
        self.unlocked.wait()
        self.kept = password
