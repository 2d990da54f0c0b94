"""Where secrets come from, and that they go nowhere else."""

import os
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import keyring
import pytest
from keyring.backends import fail
from keyring.errors import KeyringLocked

from sync.credentials import NoSecret, secret
from tests.sync.office import wait_until


class Source(NamedTuple):
    kind: str
    value: str = ""
    client: str = ""
    tenant: str = ""


class Guarded(NamedTuple):
    secret: Source
    host: str = "imap.kontor.example"
    user: str = "jane"


def fetched(kind: str, value: str = "") -> str:
    return secret("work", Guarded(Source(kind, value)))


def refusal(kind: str, value: str = "") -> NoSecret:
    with pytest.raises(NoSecret) as refused:
        fetched(kind, value)
    return refused.value


@pytest.mark.parametrize(
    ("command", "found"),
    [
        ("echo hunter2", "hunter2"),
        ("printf 'hunter2\\nuser: jane\\n'", "hunter2"),
        ("printf ' spaces are kept \\r\\n'", " spaces are kept "),
        ("printf 'jelszó'", "jelszó"),
        ('X=hunter2; echo "$X" | cat', "hunter2"),
        ("echo hunter2; yes | head -c 3000000", "hunter2"),
        ("sleep 1 & echo hunter2", "hunter2"),
    ],
)
def test_a_commands_first_line_is_the_secret(command: str, found: str) -> None:
    assert fetched("command", command) == found


def test_a_command_that_fails_is_told_by_its_status_and_its_last_words() -> None:
    failed = refusal("command", "echo 'gpg: no key' >&2; exit 3")
    assert (failed.account, failed.code, failed.status) == ("work", "command-failed", 3)
    assert failed.text == "gpg: no key"


def test_a_failing_command_does_not_give_the_secret_away() -> None:
    failed = refusal("command", "echo hunter2; printf '\\033[31mwas hunter2\\a' >&2; exit 1")
    assert "hunter2" not in repr(failed)
    assert failed.text == "[31mwas …"


def test_a_failing_command_gives_no_secret_away_that_is_no_text() -> None:
    command = "printf 'jelsz\\363'; printf 'was jelsz\\363, so \\377' >&2; exit 1"
    assert refusal("command", command).text == "was …, so"


def test_long_complaints_are_cut() -> None:
    assert len(refusal("command", "yes complaint | head -10000 >&2; exit 1").text) == 300


def test_a_command_that_says_nothing_has_no_secret() -> None:
    assert refusal("command", "true").code == "command-empty"
    assert refusal("command", "echo; echo second").code == "command-empty"


def test_a_command_that_is_not_there_fails() -> None:
    assert refusal("command", "no-such-command-at-all").status == 127


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pid = tmp_path / "pid"

    looks = count()

    def now() -> float:
        """Its time is over, after the first look, once it has started what it starts."""
        over = next(looks) and pid.exists() and pid.read_text().endswith("\n")
        return 1_000.0 if over else 0.0

    monkeypatch.setattr("sync.credentials.time", SimpleNamespace(monotonic=now))
    assert refusal("command", f"sleep 60 & echo $! >{pid}; wait").code == "command-timeout"
    child = int(pid.read_text())
    while Path(f"/proc/{child}/stat").exists() and " Z " not in _stat(child):
        time.sleep(0.01)


def _stat(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return " Z "


def test_a_command_is_heard_to_its_end_on_a_machine_that_is_slow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Half of it would be a wrong password, and servers count these."""
    really = os.read

    def slowly(stream: int, size: int) -> bytes:
        time.sleep(0.6 if size > 50_000 else 0)  # subprocess reads, too
        return really(stream, size)

    monkeypatch.setattr("sync.credentials.os.read", slowly)
    assert fetched("command", "echo hunter2") == "hunter2"


def test_what_a_command_leaves_behind_keeps_nobody_waiting_and_may_go_on_speaking(
    tmp_path: Path,
) -> None:
    go, said = tmp_path / "go", tmp_path / "said"
    waits, speaks = f"until [ -e {go} ]; do sleep 0.01; done", "echo more; echo more >&2"
    assert fetched("command", f"({waits}; {speaks}; touch {said}) & echo hunter2") == "hunter2"
    go.touch()
    wait_until(said.exists)


def test_a_variable_holds_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OWED_TEST_SECRET", "hunter2")
    assert fetched("env", "OWED_TEST_SECRET") == "hunter2"


def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OWED_TEST_SECRET", raising=False)
    missing = refusal("env", "OWED_TEST_SECRET")
    assert (missing.code, missing.text) == ("env-missing", "OWED_TEST_SECRET")


class Ring:
    """A keyring with one entry; `locked` refuses."""

    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("hunter2 is behind a lock")
        return {("owed:work", "jane"): "hunter2"}.get((service, username))


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    ring = Ring()
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
    return ring


def test_the_keyring_keeps_secrets_by_account_and_user(ring: Ring) -> None:
    assert fetched("keyring") == "hunter2"
    with pytest.raises(NoSecret) as empty:
        secret("home", Guarded(Source("keyring")))
    assert (empty.value.code, empty.value.text) == ("keyring-empty", "owed:home")


def test_a_locked_keyring_is_no_secret(ring: Ring) -> None:
    ring.locked = True
    assert refusal("keyring").code == "keyring-failed"


def test_a_machine_without_keyring_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", fail.Keyring())  # type: ignore[no-untyped-call]
    assert refusal("keyring").code == "no-keyring"


def test_another_kind_is_refused() -> None:
    assert refusal("telepathy").code == "unknown-kind"


def test_the_keyring_is_only_loaded_by_those_who_use_it() -> None:
    program = "import sync.credentials, sys; sys.exit('keyring' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)


SPELLED = [
    ("hunter2\n", "hunter2"),
    ("hunter2\r\n", "hunter2"),
    ("hunter2\r", "hunter2"),
    ("\ufeffhunter2\r\n", "hunter2"),
    (" jelszó \n\n", " jelszó "),
    ("one\ntwo", "one"),
    ("one\rtwo", "one"),
]


@pytest.mark.parametrize(("kept", "found"), SPELLED)
def test_however_an_editor_ended_and_marked_the_line_the_secret_is_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ring: Ring, kept: str, found: str
) -> None:
    (tmp_path / "kept").write_bytes(kept.encode())
    monkeypatch.setenv("OWED_TEST_SECRET", kept)
    monkeypatch.setattr(Ring, "get_password", lambda *_: kept)
    assert fetched("command", f"cat {tmp_path}/kept") == found
    assert fetched("env", "OWED_TEST_SECRET") == found
    assert fetched("keyring") == found


@pytest.mark.parametrize(
    "kept",
    [b"hun\0ter2\n", "hunter2\n".encode("utf-16"), "jelszó\n".encode("iso-8859-2"), b"\xff", b"\0"],
)
def test_what_is_no_text_is_no_secret_and_sent_to_nobody(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "kept").write_bytes(kept)
    assert refusal("command", f"cat {tmp_path}/kept").code == "garbled"


def test_a_variable_that_is_no_text_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environb, b"OWED_TEST_SECRET", "jelszó".encode("iso-8859-2"))
    assert refusal("env", "OWED_TEST_SECRET").code == "garbled"


def test_a_line_after_the_secret_may_be_anything(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"hunter2\n\xff\0")
    assert fetched("command", f"cat {tmp_path}/kept") == "hunter2"


def test_a_mark_alone_is_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal("command", "printf '\\357\\273\\277\\r\\n'").code == "command-empty"
    monkeypatch.setenv("OWED_TEST_SECRET", "\n")
    assert refusal("env", "OWED_TEST_SECRET").code == "env-missing"
