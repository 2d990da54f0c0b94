"""One whole round and its end: by ourselves, or by the daemon that has the store."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from store.config import Config
from store.records import outbox_rows, status
from store.records.database import Store
from store.records.status import DaemonRunning
from sync import account, reader, watch
from sync.desk import Desk
from sync.progress import Elsewhere, Event, Finished, NotDone, Progress
from sync.workers import Worker, desks

LOOK_SECONDS = 0.1
BRING_SECONDS = 0.2
AWAY_SECONDS = 3.0
END_SECONDS = 1.0
Report = Callable[[Event], None]


def once(store: Store, config: Config, only: str | None, report: Report) -> bool:
    """Whether all went well; what did not is reported, each by itself."""
    before, waiting = _not_done(store), _to_send(store, only)
    results = _results(store, config, only, report)
    for result in results:
        report(result)
    failed = [event for key, event in _not_done(store).items() if key not in before]
    failed += [event for id_, event in _to_send(store, only).items() if id_ in waiting]
    for event in failed:
        report(event)
    return not failed and not any(result.code for result in results)


def _results(store: Store, config: Config, only: str | None, report: Report) -> list[Finished]:
    while True:
        try:
            with status.daemon_lock(store):
                try:
                    return here(desks(store, config, only, report))
                finally:
                    reader.part_with_kept()
        except DaemonRunning as other:
            report(Elsewhere(other.pid, asked=True))
            results = _there(store, only, report)
            if results is not None:
                asked = [one.name for one in config.accounts if only in (None, one.name)]
                known = {result.account for result in results}
                return results + [Finished(n, "unknown") for n in asked if n not in known]


def here(all_: list[Desk]) -> list[Finished]:
    """The round of these accounts, by this process; what each has to say, in their order."""
    results: list[Finished] = []
    workers = [Worker(desk, lambda desk: results.append(account.once(desk))) for desk in all_]
    for desk in all_:
        desk.awaited = True
    try:
        for worker in workers:
            worker.recover()
            worker.start()
        while busy := [worker for worker in workers if worker.alive]:
            for worker in workers:
                worker.look()
            busy[0].wait(LOOK_SECONDS)
        for worker in workers:
            worker.hear_out()
    finally:
        for worker in workers:
            worker.stop()
        until = time.monotonic() + END_SECONDS
        for worker in workers:  # of one that is interrupted: a command that asks for a password
            worker.join(until)
    said = {result.account: result for result in results}
    names = [desk.account.name for desk in all_]
    return [said.get(name, Finished(name, "error")) for name in names]


def _there(store: Store, only: str | None, report: Report) -> list[Finished] | None:
    """Ask the daemon and wait; None if it ended before it answered. One that starts anew, since
    the configuration was changed, is away for a moment and then answers."""
    ticket = status.request_round(store, only)
    said: Mapping[str, Mapping[str, Any]] = {}
    seen = time.monotonic()
    while (found := status.round_result(store, ticket)) is None:
        if status.running(store) is not None:
            seen = time.monotonic()
        elif time.monotonic() - seen >= AWAY_SECONDS:
            return None
        said = _progress(store, report, said)
        time.sleep(BRING_SECONDS)
    return [Finished(name, one["code"], one.get("facts", {})) for name, one in found.items()]


def _progress(
    store: Store, report: Report, said: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Mapping[str, Any]]:
    """The daemon's progress, as it writes it down for the screen."""
    now = {state.name: state.detail for state in status.account_states(store)}
    for name, detail in now.items():
        if "done" in detail and said.get(name) != detail:
            report(Progress(name, detail["mailbox"], detail["done"], detail["total"]))
    return now


def _not_done(store: Store) -> dict[tuple[str | int, ...], NotDone]:
    """What was refused and not seen yet, and mails that wait because an attempt failed: each
    attempt by itself."""
    found: dict[tuple[str | int, ...], NotDone] = {
        (failure.what, failure.id): NotDone(failure.what, failure.code, failure.facts)
        for failure in status.failures(store)
    }
    for mail in outbox_rows.outgoing(store):
        if mail.state == "queued" and mail.error:
            code = outbox_rows.waits_for(mail)
            facts = {**mail.error, "subject": mail.subject, "some": bool(mail.taken)}
            found["outbox", mail.id, mail.tries, mail.updated_at] = NotDone("outbox", code, facts)
    return found


def _to_send(store: Store, only: str | None) -> dict[int, NotDone]:
    """Mails for this round that were not tried yet. Where it could not begin, they are left."""
    soon = time.time() + watch.SOON
    return {
        mail.id: NotDone("outbox", "waits", {"account": mail.account, "subject": mail.subject})
        for mail in outbox_rows.outgoing(store)
        if mail.state in ("held", "queued", "talking")
        and not mail.error
        and mail.not_before <= soon
        if only in (None, mail.account)
    }
