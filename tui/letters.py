"""What a new mail, an answer or a forward begins with, and what to warn of before it goes.

The answers are made in the reader's thread. They read the header of the mail that they belong to,
and its text as the store has it: to parse a large one anew would hold up the screen.
"""

import re
from collections.abc import Collection
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
from store.records import outbox_rows
from store.records.database import Store
from store.records.drafts import Letter
from store.records.drafts_elsewhere import of_message_id, told
from store.records.forwards import client_inside
from store.records.items import MailItem
from store.records.meanwhile import Meanwhile
from store.records.rows import Outgoing
from store.records.whole import raw_start
from store.rules.links import canonical, check_address, domain_of
from store.rules.lookalike import Known, looks_like
from store.rules.tongue import language_of
from store.settings import Account, Config
from store.there import is_file
from store.words import stamps
from store.words.clean import clean, clean_lines
from store.words.i18n import SPOKEN, _, ngettext, said_in
from tui.forwarding import keep

ENOUGH = 20_000
"""Letters of a text by which its language is told."""
MANY = 20
"""Addresses to which one may not have meant to write."""
_QUIET = Meanwhile()
_DATES = {"en": "%d %b %Y, %H:%M", "de": "%d.%m.%Y, %H:%M", "hu": "%Y. %m. %d. %H:%M"}

_SPEAKS_OF_FILES = re.compile(
    r"\b(?:attach(?:ed|ment|ing)?|enclosed|anbei|angehängt|anhang|beigefügt|beiliegend|"
    r"csatol\w*|mellékel\w*|melléklet\w*)\b",
    re.IGNORECASE,
)


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


def of_draft(draft: Outgoing, config: Config) -> Beginning:
    letter = Letter(
        _still(draft.account, config), draft.to, draft.cc, draft.bcc, draft.subject, draft.text,
        draft.attachments, draft.in_reply_to, draft.references, draft.continues,
    )  # fmt: skip
    return Beginning(letter, _("Draft"), about_draft(draft), draft=draft.id)


def begun(store: Store, anew: Beginning, key: int, now: int, discard: str) -> Beginning | None:
    """Goes on with the answer that was begun in that conversation: the newest that reaches all
    whom a new one would, or whoever it goes to still stands nowhere. discard: the keys that throw
    it away."""
    wanted = _reached(anew.letter)
    for draft in outbox_rows.answers_begun(store, key):
        found = of_draft(draft, store.config)
        if (reached := _reached(found.letter)) and not wanted <= reached:
            continue
        when = stamps.until(draft.updated_at, now, store.config.timezone)
        title = _("Your draft of {when} goes on; {key} throws it away")
        return replace(found, title=title.format(when=when, key=discard))
    return None


def _reached(letter: Letter) -> set[str]:
    return {bare(who).casefold() for who in (*letter.to, *letter.cc, *letter.bcc)}


def _still(name: str, config: Config) -> str:
    """What was begun in an account that was taken out goes by another."""
    names = [account.name for account in config.accounts]
    return name if name in names or not names else names[0]


def about_draft(draft: Outgoing) -> str:
    """What became of its copy on the server, if it is not as it should be."""
    match draft.error.get("code"):
        case outbox_rows.ELSEWHERE:
            return _(
                "Another program has changed, sent or thrown away this draft on the server. "
                "This is what was written here; look there before you send it."
            )
        case outbox_rows.NOT_KEPT:
            said = _("This draft is only on this machine; the server does not take it: {text}")
            return said.format(text=clean(str(draft.error.get("text", ""))))
    return ""


def of_elsewhere(store: Store, message: int, account: str, config: Config) -> Beginning | None:
    """Goes on with the draft of another program, as text; None if it has not been fetched."""
    mail, rest = _header(store, message), told(store, message)
    if mail is None or rest is None:
        return None
    to, cc, bcc = (
        tuple(_person(who.name, who.email) for who in some if who.email or who.name)
        for some in (mail.to, mail.cc, mail.bcc)
    )
    references = tuple(dict.fromkeys((*mail.references, *mail.in_reply_to)))
    files, missing = keep(store, message, rest.files)
    letter = Letter(
        _still(account, config), to, cc, bcc, mail.subject,
        clean_lines(rest.text), files, _answered(store, references), references, message,
    )  # fmt: skip
    notices = [_not_fetched(missing)] if missing else []
    if rest.html:
        notices.append(_("It goes on as plain text; as it was it lies in Trash from then on."))
    return Beginning(letter, _("Draft of another program"), " ".join(notices))


def _answered(store: Store, references: tuple[str, ...]) -> int | None:
    return of_message_id(store, references[-1]) if references else None


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
        ours=[a for one in config.accounts for a in (one.address, *one.aliases)],
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
            _rule(),
            _("From: {who}").format(who=_person(item.from_name, item.from_address)),
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
    return Beginning(letter, _("Forward"), _not_fetched(missing) if missing else "")


def _rule() -> str:
    """Below it stands what another wrote."""
    return "---------- " + _("Forwarded mail") + " ----------"


def _not_fetched(missing: int) -> str:
    return ngettext(
        "{n} attachment does not go with it: it has not been fetched.",
        "{n} attachments do not go with it: they have not been fetched.",
        missing,
    ).format(n=missing)


def hinders(letter: Letter) -> list[str]:
    """Why it cannot go."""
    everybody = (*letter.to, *letter.cc, *letter.bcc)
    if not everybody:
        return [_("Nobody stands in To, Cc or Bcc.")]
    said = _("“{value}” is no mail address.")
    return [said.format(value=typed) for typed in everybody if _is_none(typed)]


def hindering(letter: Letter) -> str:
    """The field that hinders it: 'to', 'cc' or 'bcc'."""
    fields = (("to", letter.to), ("cc", letter.cc), ("bcc", letter.bcc))
    return next((field for field, people in fields if any(map(_is_none, people))), "to")


def _is_none(typed: str) -> bool:
    return check_address(bare(typed))[1] == "bad"


def warnings(
    letter: Letter,
    notice: str,
    known: Known | None = None,
    came_back: Collection[str] = (),
    meanwhile: Meanwhile = _QUIET,
) -> list[str]:
    """What to look at again before it goes. known: domains of ours and of clients; came_back:
    canonical addresses that nobody has any more; meanwhile: what came while it was written."""
    found = [*([notice] if notice else []), *hinders(letter)]
    if meanwhile.theirs:
        said = _("A newer mail of {who} came while you wrote.")
        found.append(said.format(who=clean(meanwhile.theirs)))
    if meanwhile.ours:
        said = _("An answer of {who} went out while you wrote.")
        found.append(said.format(who=clean(meanwhile.ours)))
    everybody = (*letter.to, *letter.cc, *letter.bcc)
    found += [
        _("Mail to {address} came back, and nothing has come from there since.").format(
            address=address
        )
        for address in map(bare, everybody)
        if canonical(address) in came_back
    ]
    found += [
        _("{address} is a stranger's; it only looks like {domain}.").format(
            address=address, domain=meant
        )
        for address in map(bare, everybody)
        if known and (meant := looks_like(domain_of(canonical(address)), known))
    ]
    if (n := len(everybody)) >= MANY:
        found.append(
            ngettext("It goes to {n} address.", "It goes to {n} addresses.", n).format(n=n)
        )
    if not letter.subject.strip():
        found.append(_("It has no subject."))
    written = letter.text.partition("\n" + _rule())[0]
    own = "\n".join(part for part in written.split("\n") if not part.startswith(">"))
    if not letter.attachments and _SPEAKS_OF_FILES.search(f"{letter.subject}\n{own}"):
        found.append(_("The text speaks of an attachment, but none is attached."))
    for path in letter.attachments:
        if not is_file(path):
            found.append(_("There is no file {path}.").format(path=path))
    return found


def bare(written: str) -> str:
    """'Bea <b@x>' -> 'b@x'."""
    return written.rpartition("<")[2].rstrip("> ").strip()


def people(typed: str) -> tuple[str, ...]:
    """'Bea <b@x>, c@y' -> its parts; a comma inside quotes parts nothing."""
    parts = re.findall(r'(?:[^,;"]|"[^"]*"?)+', typed)
    return tuple(part.strip() for part in parts if part.strip())


def _letter(made: Draft, account: Account, item: int | None) -> Letter:
    return Letter(
        account.name,
        to=tuple(_person(who.name, who.email) for who in made.to),
        cc=tuple(_person(who.name, who.email) for who in made.cc),
        subject=made.subject,
        text=clean_lines(made.text) + _signature(account),
        in_reply_to=item,
        references=made.references,
    )


def _person(name: str, address: str) -> str:
    plain = re.sub(r'[\x00-\x1f"\\<>]', "", name).strip()
    if not plain:
        return address
    return f'"{plain}" <{address}>' if re.search(r"[,;:@()]", plain) else f"{plain} <{address}>"


def _original(store: Store, item: MailItem) -> tuple[Original, tuple[Address, ...]]:
    """By the mail's header; by what the store keeps of it where its bytes were not fetched."""
    mail = _header(store, item.id)
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


def _header(store: Store, message: int) -> ParsedMessage | None:
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


def _account_of(original: Original, config: Config) -> Account:
    """The account that the mail came to, else the first."""
    had = {who.email.casefold() for who in (*original.to, *original.cc, *original.from_)}
    for account in config.accounts:
        if had & {account.address.casefold(), *(alias.casefold() for alias in account.aliases)}:
            return account
    return config.accounts[0]


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
