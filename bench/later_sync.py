"""The rounds after the first sync: nothing new, a thousand flags, one mail to the screen.

At two sizes, since none of it may depend on how much mail there is. The peer is `mbsync -a` against
the same Dovecot, in the same run.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench import corpus
from bench.first_sync import configuration, deliver, mbsync_settings
from bench.letters import ME
from bench.measure import (
    PROJECT,
    best,
    environment,
    megabytes,
    milliseconds,
    missing,
    owed,
    run,
    tell,
    tell_peer,
    whole_seconds,
)
from bench.relay import Relay
from bench.terminal import Terminal
from store.config import load
from store.records import mailboxes, status
from store.records.database import Store
from store.records.file_opening import open_store
from sync import account
from sync.desk import Desk
from sync.watch import Watch
from tests.peers import dovecot
from tests.peers.account import Account

SIZES: Final = (10_000, 100_000)
FLAGS: Final = 1_000
ROUNDS: Final = 9
SOON: Final = 120.0
"""Seconds in which a daemon comes to rest."""
MAILS: Final = 40
"""Delivered one by one."""


def main(*sizes: int) -> None:
    if dovecot.BINARY is None:
        print("later_sync: Dovecot is not installed here")
        return
    for size in sizes or SIZES:
        with dovecot.running() as server, tempfile.TemporaryDirectory() as name:
            _at(server.account(), size, Path(name))


def _at(peer: Account, size: int, place: Path) -> None:
    letters = list(corpus.mailbox(size, int(time.time()), rich=size <= SIZES[0]))
    deliver(peer, letters)
    relay = Relay(peer.port)
    config = configuration(peer, place, port=relay.port)
    first = run(owed(config, "sync", "--once"), watch=True)
    found = Found(peer, relay, config)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"later_sync: {size:,} mails, {found.boxes} mailboxes; load {load}")
    tell("the first sync", first.seconds, whole_seconds)
    tell("  its processor time", first.processor, whole_seconds)
    tell("  its memory, with those who read", first.together, megabytes, "goal: < 200 MB")
    peers = not missing("mbsync")
    settings = mbsync_settings(peer, place) if peers else []
    if peers:
        mirrored = run(settings)
        ratio = first.seconds / mirrored.seconds
        tell_peer("mbsync -a, from nothing", mirrored.seconds, whole_seconds, ratio)
        busy = mirrored.processor
        tell_peer("  its processor time", busy, whole_seconds, first.processor / busy)
        time.sleep(1.1)  # it waits once for the clock after it has written
    again = best(settings).seconds if peers else 0.0

    def beside(what: str, value: float, goal: str = "") -> None:
        tell(what, value, milliseconds, goal)
        if peers:
            tell_peer("mbsync -a", again, milliseconds, value / again)

    whole = best(owed(config, "sync", "--once")).seconds
    with found.daemon() as round_:
        beside("a round without news, in the daemon", min(round_() for _ in range(ROUNDS)),
               "goal: ratio <= 0.5")  # fmt: skip
        relay.octets = 0
        round_()
        each = relay.octets / found.boxes
        tell("  on the wire, a mailbox", each, lambda octets: f"{octets:,.0f} B", "goal: < 5 kB")
        found.flag(on=True)
        flags = round_()
    beside("owed sync --once, without news", whole, "goal: < 400 ms")
    tell(f"a round with {FLAGS:,} flags, in the daemon", flags, milliseconds)
    if peers:
        taken = run(settings).seconds
        tell_peer("mbsync -a, the same flags", taken, milliseconds, flags / taken)
    if size == SIZES[0]:
        shown = sorted(_to_the_screen(peer, config))
        for part, goal in ((50, ""), (95, "goal: < 1,500 ms")):
            what = f"a mail from Dovecot to the screen, p{part}"
            tell(what, shown[len(shown) * part // 100], milliseconds, goal)


class Found:
    """What the first sync has brought."""

    def __init__(self, peer: Account, relay: Relay, config: Path) -> None:
        self.peer, self.relay, self.config = peer, relay, load(config)
        store = open_store(self.config)
        self.account_id = mailboxes.accounts_sync(store, self.config)["work"]
        self.boxes = len(mailboxes.mailboxes(store, self.account_id))
        store.close()

    @contextmanager
    def daemon(self) -> Iterator[Callable[[], float]]:
        """What the daemon does with an account, and a round of it by the clock."""
        store = open_store(self.config)
        desk = self._desk(store)
        with account.connection(desk) as work:
            watch = Watch(desk, work)

            def round_() -> float:
                begun = time.perf_counter()
                number = desk.asked.ask()
                while desk.asked.result(number) is None:
                    watch.step()
                return time.perf_counter() - begun

            round_()
            yield round_
        store.close()

    def _desk(self, store: Store) -> Desk:
        return Desk(
            store=store,
            account=self.config.accounts[0],
            account_id=self.account_id,
            now=lambda: int(time.time()),
            secret=lambda _: self.peer.password,
            report=lambda _: None,
        )

    def flag(self, *, on: bool) -> None:
        """Another program changes flags of a thousand mails all over the mailbox."""
        with self.peer.client() as client:
            client.select_folder("INBOX")
            uids = client.search()
            some = uids[:: len(uids) // FLAGS][:FLAGS]
            (client.add_flags if on else client.remove_flags)(some, ["\\Flagged"])


def _to_the_screen(peer: Account, config: Path) -> Iterator[float]:
    """With the daemon and the screen as they run every day."""
    daemon = subprocess.Popen(
        owed(config, "sync"), cwd=PROJECT, env=environment(), stderr=subprocess.DEVNULL
    )
    terminal = Terminal(owed(config, "--no-sync"))
    try:
        terminal.until(b"Inbox")
        terminal.press("g")
        terminal.press("i")
        _wait_for_the_daemon(config)
        for number in range(MAILS):
            word = f"Delivered-{number:02}"
            terminal.quiet()
            begun = time.perf_counter()
            peer.deliver("INBOX", _letter(word))
            yield terminal.until(word.encode()) - begun
            terminal.press("g")  # to the top: the cursor stays with its mail
            terminal.press("g")
            time.sleep(0.3)
    finally:
        terminal.close()
        daemon.terminate()
        daemon.wait()


def _wait_for_the_daemon(config: Path) -> None:
    """Until it has nothing left to do but to watch."""
    store = open_store(load(config))
    deadline = time.monotonic() + SOON
    while status.running(store) is None or status.account_states(store)[0].phase != "watching":
        if time.monotonic() > deadline:
            raise RuntimeError("the daemon did not come to rest")
        time.sleep(0.1)
    store.close()
    time.sleep(3)


def _letter(subject: str) -> bytes:
    return (
        f"From: Bea Nagy <bea@c1.example>\r\nTo: Jane <{ME}>\r\nSubject: {subject}\r\n"
        f"Message-ID: <{subject}@c1.example>\r\n\r\nCould you send the offer?\r\n"
    ).encode()
