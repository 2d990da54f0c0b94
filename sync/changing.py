"""The commands that change an account. None of them touches mail that was not named.

Bare EXPUNGE and CLOSE are not among them: they take what other programs marked too.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

from sync import flags
from sync.asking import Answer, Asking, Literal, astring, refusal
from sync.faults import Refused
from sync.figures import figure_of, figures_of
from sync.uidsets import MOST, compact, expand, in_order
from sync.utf7 import encode
from sync.wire import Copied

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


class Changing(Asking):
    """What a session can be told. An OK is no proof that a message was there: look again."""

    def store_flags(self, uids: Iterable[int], names: Iterable[str], *, add: bool) -> None:
        """Add or remove flags; a message's other flags are not touched."""
        verb = b"+FLAGS.SILENT" if add else b"-FLAGS.SILENT"
        for uid_set in compact(uids):
            self.ask("UID STORE", uid_set.encode("ascii"), verb, _written(names))

    def move(self, uids: Iterable[int], target: bytes) -> Copied:
        """Move to another mailbox. Refused may mean that some were moved: look again."""
        if not self.offers("MOVE"):
            raise Refused("no-move")
        return self._to("UID MOVE", uids, target)

    def copy(self, uids: Iterable[int], target: bytes) -> Copied:
        """Copy to another mailbox; each call makes new copies."""
        return self._to("UID COPY", uids, target)

    def expunge(self, uids: Iterable[int]) -> None:
        """Delete for ever those of these messages that are marked \\Deleted, and no others."""
        if not self.offers("UIDPLUS"):
            raise Refused("no-uidplus")
        for uid_set in compact(uids):
            self.ask("UID EXPUNGE", uid_set.encode("ascii"))

    def append(
        self,
        raw: bytes,
        message: bytes,
        names: Iterable[str] = (),
        when: datetime | None = None,
        from_uid: int = 1,
    ) -> int | None:
        """Put a message into a mailbox, byte for byte; its UID, if the server tells.

        when: aware; becomes the INTERNALDATE, else the server takes its own now.
        from_uid: its UIDNEXT of before. What lies below is another mail, whatever the server says.
        """
        limit = self._append_limit(raw)
        if limit is not None and len(message) > limit:
            raise Refused("TOOBIG", f"APPENDLIMIT {limit}")
        date = [_date(when)] if when else []
        answer = self.ask("APPEND", astring(raw), _written(names), *date, Literal(message))
        told = [given.encode().split() for given in answer.arguments("APPENDUID")]
        uids = [figure_of(words[1]) for words in told if len(words) == 2]
        return next((uid for uid in uids if uid and from_uid <= uid <= MOST), None)

    def _append_limit(self, raw: bytes) -> int | None:
        """The largest message that APPEND takes, in bytes (RFC 7889 2), if the server tells: of all
        mailboxes, or of each that it is asked about, which is not to be the selected one."""
        if "APPENDLIMIT" in self.capabilities:
            answer = self.answer("STATUS", astring(raw), b"(APPENDLIMIT)")
            return next((figures.append_limit for figures in figures_of(answer)), None)
        given = (name.partition("=")[2] for name in self.capabilities if "APPENDLIMIT=" in name)
        return min((int(limit) for limit in given if limit.isdigit()), default=None)

    def create(self, name: str, prefix: bytes = b"") -> bytes:
        """Make a mailbox under the personal namespace's prefix, unless it is there already.

        Its raw name. What we made is subscribed to: some programs show no other mailboxes.
        """
        raw = prefix + encode(name)
        answer = self.answer("CREATE", astring(raw))
        if answer.status == "OK":
            with suppress(Refused):
                self.subscribe(raw)
        elif answer.code.name != "ALREADYEXISTS":
            raise refusal(answer)
        return raw

    def subscribe(self, raw: bytes) -> None:
        """Show a mailbox in the programs that list only those."""
        self.ask("SUBSCRIBE", astring(raw))

    def _to(self, command: str, uids: Iterable[int], target: bytes) -> Copied:
        validity = 0
        new: dict[int, int] = {}
        for uid_set in compact(uids):
            answer = self.ask(command, uid_set.encode("ascii"), astring(target))
            copied = copied_to(answer, uid_set)
            validity = copied.uidvalidity or validity
            new |= copied.uids
        return Copied(validity, new)


def copied_to(answer: Answer, asked: str) -> Copied:
    """COPYUID, be it in an untagged OK, as MOVE has it, or in the tagged one (RFC 6851 4.3).

    Only pairs whose first half was asked about are believed.
    """
    wanted = expand(asked)
    validity = 0
    new: dict[int, int] = {}
    for given in answer.arguments("COPYUID"):
        try:
            number, sources, targets = given.split()
            validity = int(number)
            pairs = zip(in_order(sources, len(wanted)), in_order(targets, len(wanted)), strict=True)
            new |= {source: target for source, target in pairs if source in wanted}
        except ValueError:
            continue
    return Copied(validity, new)


def _written(names: Iterable[str]) -> bytes:
    try:
        return flags.written(names)
    except ValueError as error:
        raise Refused("argument", str(error)) from None


def _date(when: datetime) -> bytes:
    """An instant as APPEND wants it, in UTC."""
    utc = when.astimezone(UTC)
    month = _MONTHS.split()[utc.month - 1]
    return f'"{utc.day:02}-{month}-{utc.year:04} {utc:%H:%M:%S} +0000"'.encode("ascii")
