"""The system's keyring. One that is locked may wait for its user for ever, and nobody hears of it:
it is asked from a thread of its own, once at a time, since each question may show a prompt."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds after which it is told that it does not answer; the question stays open."""
_LOOK = 0.1
"""Seconds between looks at whether the answer is wanted still."""

_open: dict[tuple[str, str], "Future[str]"] = {}
_turn = threading.Lock()


class NoAnswer(Exception):
    """Why, in a word: `timeout`, or the name of the keyring's own fault."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NoKeyring(NoAnswer):
    """This machine has none."""


def get(service: str, user: str, over: Callable[[], bool] = lambda: False) -> str:
    """What it holds; '' for nothing. over: nobody wants it any more. Raises NoAnswer."""
    with _turn:
        answer = _open.get((service, user))
        if answer is None:
            answer = _open[service, user] = _asked(lambda: _get(service, user))
    try:
        return _waited(answer, over)
    finally:
        with _turn:
            if answer.done() and _open.get((service, user)) is answer:
                del _open[service, user]


def put(service: str, user: str, text: str) -> None:
    """Raises NoAnswer."""
    _waited(_asked(lambda: _put(service, user, text)))


def unanswered(service: str) -> bool:
    """Whether a question after what is kept under this name waits still."""
    with _turn:
        return any(asked == service and not one.done() for (asked, _), one in _open.items())


def _waited(answer: "Future[T]", over: Callable[[], bool] = lambda: False) -> T:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return answer.result(_LOOK)
        except TimeoutError:
            if over() or time.monotonic() >= until:
                raise NoAnswer("timeout") from None


def _asked(question: Callable[[], T]) -> "Future[T]":
    answer: Future[T] = Future()

    def ask() -> None:
        # A tenth of a second that only those pay who keep their secrets there.
        from keyring.errors import KeyringError, NoKeyringError

        try:
            answer.set_result(question())
        except NoKeyringError as error:
            answer.set_exception(NoKeyring(type(error).__name__))
        except (KeyringError, OSError, RuntimeError) as error:
            answer.set_exception(NoAnswer(type(error).__name__))
        except BaseException as error:  # noqa: BLE001 - whatever it is, whoever asked is told
            answer.set_exception(error)

    threading.Thread(target=ask, name="keyring", daemon=True).start()
    return answer


def _get(service: str, user: str) -> str:
    import keyring

    found = keyring.get_password(service, user) or ""
    with _turn:  # nothing that was told is kept; a refusal is, lest who gave it is asked again
        _open.pop((service, user), None)
    return found


def _put(service: str, user: str, text: str) -> None:
    import keyring

    keyring.set_password(service, user, text)
