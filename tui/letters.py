"""What a new mail, an answer or a forward begins with.

The answers are made in the reader's thread. They read the header of the mail that they belong to,
and its text as the store has it: to parse a large one anew would hold up the screen.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from store.message import answers, forwarding
from store.message.answers import Original
from store.message.drafts import Draft
from store.message.headers import MAX_BLOCK
from store.message.model import Address, ParsedMessage
from store.message.newtext import new_text
from store.message.parse import header_of
from store.records.database import Store
from store.records.drafts import Letter
from store.records.forwards import client_inside
from store.records.items import MailItem
from store.records.whole import raw_start
from store.rules.links import canonical
from store.rules.tongue import language_of
from store.settings import Account, Config
from store.words import stamps
from store.words.clean import clean_lines
from store.words.i18n import SPOKEN, _, said_in
from tui.forwarding import keep, not_fetched
from tui.recipients import person

ENOUGH = 20_000
"""Letters of a text by which its language is told."""
_DATES = {"en": "%d %b %Y, %H:%M", "de": "%d.%m.%Y, %H:%M", "hu": "%Y. %m. %d. %H:%M"}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A letter as it is first shown."""

    letter: Letter
    title: str
    notice: str = ""
    """What is odd about where it goes."""
    draft: int | None = None
    """The draft that it goes on with."""

    @property
    def is_draft(self) -> bool:
        """It was begun before, here or elsewhere."""
        return self.draft is not None or self.letter.continues is not None


def fresh(config: Config) -> Beginning:
    account = config.accounts[0] if config.accounts else None
    text = f"\n{_signature(account)}" if account else ""
    return Beginning(Letter(account.name if account else "", text=text), _("New mail"))


def answer(store: Store, item: MailItem, config: Config, *, to_all: bool) -> Beginning:
    original, reply_to = _original(store, item)
    account = _account_of(original, config)
    # Whoever reads it reads the language that they write, which need not be that of the screen.
    language = language_of((item.new_text or item.text)[:ENOUGH])
    attribution = said_in("On {when}, {who} wrote:", language).format(
        when=_written(item, config.timezone, language), who=item.from_name or item.from_address
    )
    client = client_inside(store, item.id)
    if client is not None:
        original, reply_to = _of_client(original, client), ()
        attribution = said_in("{who} wrote:", language).format(who=client.name or client.email)
    made = answers.reply(
        original,
        sender=Address(account.from_name, account.address),
        ours=_ours(original, config),
        attribution=attribution,
        message_id="",
        date=datetime.now(config.timezone),
        everyone=to_all,
    )
    title = _("Answer to all") if to_all else _("Answer")
    notice = _elsewhere(item, reply_to, made)
    return Beginning(_letter(made, account, item.id), title, notice)


def forward(store: Store, item: MailItem, config: Config) -> Beginning:
    """With the files of the original."""
    original, _reply_to = _original(store, item)
    account = _account_of(original, config)
    header = "\n".join(
        (
            forwarded(),
            _("From: {who}").format(who=person(item.from_name, item.from_address)),
            _("Date: {when}").format(when=_written(item, config.timezone, SPOKEN)),
            _("Subject: {subject}").format(subject=item.subject),
        )
    )
    made = answers.forward(
        original,
        sender=Address(account.from_name, account.address),
        header=header,
        message_id="",
        date=datetime.now(config.timezone),
    )
    files, missing = keep(store, item.id, item.attachments)
    letter = replace(_letter(made, account, None), references=(), attachments=files)
    return Beginning(letter, _("Forward"), not_fetched(missing) if missing else "")


def forwarded() -> str:
    """Below it stands what another wrote."""
    return "---------- " + _("Forwarded mail") + " ----------"


def _letter(made: Draft, account: Account, item: int | None) -> Letter:
    return Letter(
        account.name,
        to=tuple(person(who.name, who.email) for who in made.to),
        cc=tuple(person(who.name, who.email) for who in made.cc),
        subject=made.subject,
        text=clean_lines(made.text) + _signature(account),
        in_reply_to=item,
        references=made.references,
    )


def _original(store: Store, item: MailItem) -> tuple[Original, tuple[Address, ...]]:
    """By the mail's header; by what the store keeps of it where its bytes were not fetched."""
    mail = header_as_stored(store, item.id)
    if mail is None:
        sender = (Address(item.from_name, item.from_address),)
        to, cc = (tuple(Address("", who) for who in some) for some in (item.to, item.cc))
        known = Original(
            item.message_id, (), (), item.subject, sender, (), to, cc, item.text, item.new_text
        )
        return known, ()
    original = Original(
        mail.message_id, mail.in_reply_to, mail.references, mail.subject, mail.from_,
        mail.reply_to, mail.to, mail.cc, item.text, item.new_text,
    )  # fmt: skip
    return original, mail.reply_to


def header_as_stored(store: Store, message: int) -> ParsedMessage | None:
    """None where its bytes are not here, or are spoiled."""
    start = raw_start(store, message, MAX_BLOCK)
    return header_of(start) if start else None


def _of_client(passed_on: Original, client: Address) -> Original:
    """What a colleague passed on, as if it had come from the client himself; the colleague has a
    copy of an answer to all."""
    text = forwarding.passed_on(passed_on.subject, passed_on.text, client.email)
    return replace(
        passed_on,
        subject=forwarding.unforwarded(passed_on.subject),
        from_=(client,),
        reply_to=(),
        cc=(*passed_on.from_, *passed_on.cc),
        new_text=new_text(text) or text,
    )


def _elsewhere(item: MailItem, reply_to: tuple[Address, ...], made: Draft) -> str:
    """Where the answer goes, if not to who wrote."""
    to = {who.email.casefold() for who in made.to}
    if item.ours or not reply_to or item.from_address.casefold() in to:
        return ""
    return _("It goes to {to}, as the mail asks, and not to its sender {sender}.").format(
        to=", ".join(sorted(to)), sender=item.from_address
    )


def _ours(original: Original, config: Config) -> list[str]:
    """My addresses, as they are spelt there."""
    mine = {canonical(address) for one in config.accounts for address in _addresses(one)}
    everyone = (*original.from_, *original.reply_to, *original.to, *original.cc)
    return [who.email for who in everyone if canonical(who.email) in mine]


def _account_of(original: Original, config: Config) -> Account:
    """The account that the mail came to, else the first."""
    had = {canonical(who.email) for who in (*original.to, *original.cc, *original.from_)}
    for account in config.accounts:
        if had & set(map(canonical, _addresses(account))):
            return account
    return config.accounts[0]


def _addresses(account: Account) -> tuple[str, ...]:
    return account.address, *account.aliases


def _signature(account: Account) -> str:
    if account.signature is None:
        return ""
    try:
        text = account.signature.expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return f"\n-- \n{text.strip()}\n"


def _written(item: MailItem, zone: ZoneInfo, language: str) -> str:
    """As who reads it writes a date; where that is not known, in an order that nobody mistakes."""
    return format(stamps.local(item.at, zone), _DATES.get(language, "%Y-%m-%d %H:%M"))
