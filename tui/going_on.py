"""A letter that was begun goes on: a draft of ours, an answer begun before, another program's."""

from dataclasses import replace

from store.records import outbox_rows
from store.records.database import Store
from store.records.drafts import Letter
from store.records.drafts_elsewhere import of_message_id, told
from store.records.rows import Outgoing
from store.settings import Config
from store.words import stamps
from store.words.clean import clean, clean_lines
from store.words.i18n import _
from tui.forwarding import keep, not_fetched
from tui.letters import Beginning, header_as_stored
from tui.recipients import bare, person


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
    mail, rest = header_as_stored(store, message), told(store, message)
    if mail is None or rest is None:
        return None
    to, cc, bcc = (
        tuple(person(who.name, who.email) for who in some if who.email or who.name)
        for some in (mail.to, mail.cc, mail.bcc)
    )
    references = tuple(dict.fromkeys((*mail.references, *mail.in_reply_to)))
    files, missing = keep(store, message, rest.files)
    letter = Letter(
        _still(account, config), to, cc, bcc, mail.subject,
        clean_lines(rest.text), files, _answered(store, references), references, message,
    )  # fmt: skip
    notices = [not_fetched(missing)] if missing else []
    if rest.html:
        notices.append(_("It goes on as plain text; as it was it lies in Trash from then on."))
    return Beginning(letter, _("Draft of another program"), " ".join(notices))


def _answered(store: Store, references: tuple[str, ...]) -> int | None:
    return of_message_id(store, references[-1]) if references else None
