"""Every action of the screen: its keys, its words, and where it applies.

The one table that keys, footer, help, palette and the manual are made from. What an action does
is in `tui/doing/`, by its id.
"""

from typing import Literal, NamedTuple

from store.words.i18n import _, pgettext

Scope = Literal["main", "list", "reader", "compose", "review", "call", "outgoing"]
Need = Literal["", "row", "debt", "no-debt", "mail", "client", "stranger", "hits", "marks"]


class Action(NamedTuple):
    id: str
    keys: str
    """Of the set vim+gmail, as `keys.parse` reads them; '' for none."""
    mutt: str
    """Of the set mutt; '=' for the same."""
    name: str
    """One or two words, for the footer."""
    help: str
    group: str
    scope: Scope = "main"
    """main: in the list and in the reader."""
    needs: Need = ""
    """What the row under the cursor must be."""
    rank: int = 0
    """Place in the footer, where the higher go first when it is narrow; 0: not there."""
    changes: bool = False
    """Alters the ledger, so it has no place in a past instant."""


_MOVE, _DECIDE, _MARK = _("Moving"), _("Deciding"), _("Marking")
_WRITE, _GO, _LOOK = _("Writing and calling"), _("Going"), _("Looking")
_APP = "Owed"

ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "=", _("down"), _("One row down, or one line of the text"), _MOVE),
    Action("up", "k,up", "=", _("up"), _("One row up, or one line of the text"), _MOVE),
    Action("first", "g g,home", "equals_sign,home", _("top"), _("To the first row"), _MOVE),
    Action("last", "G,end", "asterisk,end", _("bottom"), _("To the last row"), _MOVE),
    Action("half-down", "ctrl+d", "=", _("half a page down"), _("Half a page down"), _MOVE),
    Action("half-up", "ctrl+u", "=", _("half a page up"), _("Half a page up"), _MOVE),
    Action("page-down", "pagedown,ctrl+f", "=", _("page down"), _("A page down"), _MOVE),
    Action("page-up", "pageup,ctrl+b", "=", _("page up"), _("A page up"), _MOVE),
    Action("next-owed", "]", "=", _("next owed"),
           _("To the next conversation that needs an answer"), _MOVE, rank=6),
    Action("previous-owed", "[", "=", _("previous owed"),
           _("To the previous conversation that needs an answer"), _MOVE),
    Action("next-hit", "n", "=", _("next hit"),
           _("To the next hit of the search, or in this text"), _MOVE, needs="hits"),
    Action("previous-hit", "N", "alt+n", _("previous hit"),
           _("To the previous hit of the search, or in this text"), _MOVE,
           needs="hits"),

    Action("open", "enter,o", "=", pgettext("verb", "open"),
           _("Read the conversation, and mark it read"), _LOOK, "list", "row", rank=70),
    Action("unfold", "enter,o", "=", _("quotes"), _("Show or fold the quoted text"), _LOOK,
           "reader", "row", rank=50),
    Action("next-message", "J", "=", _("next message"), _("To the next message of it"), _LOOK,
           "reader", "row", rank=45),
    Action("previous-message", "K", "=", _("previous message"), _("To the message before"), _LOOK,
           "reader", "row"),
    Action("attachments", "A", "=", _("attachments"),
           _("Attachments: what they are; save or open them"), _LOOK, needs="mail"),
    Action("links", "O", "=", _("links"),
           _("The links of its mails: where they lead; open or copy them"), _LOOK, needs="mail"),
    Action("why", "w", "=", _("why"), _("Why this row is owed, since when, and whose it is"),
           _LOOK, needs="row", rank=30),
    Action("card", "i", "=", _("card"), _("Show or hide the client's card"), _LOOK, needs="row"),
    Action("search", "/", "=", _("search"), _("Search all mail and calls"), _LOOK, rank=28),
    Action("filter", "\\", "l", _("filter"), _("Filter this list as you type"), _LOOK, "list",
           rank=10),
    Action("find", "\\", "=", _("find"), _("Find words in this text as you type"), _LOOK, "reader",
           "row", rank=27),
    Action("back", "escape", "=", _("back"), _("One level back"), _LOOK),

    Action("done", "e", "e,y", _("done"),
           _("Archive; where something is owed, no answer is needed"), _DECIDE,
           needs="row", rank=80, changes=True),
    Action("done-client", "E", "=", _("all of the client done"),
           _("The client's whole open list is done"), _DECIDE, needs="client", changes=True),
    Action("no-answer", "-", "=", _("no answer needed"), _("Nothing is owed here"), _DECIDE,
           needs="debt", rank=40, changes=True),
    Action("owe", "+", "=", _("I do owe this"), _("This needs an answer after all"), _DECIDE,
           needs="no-debt", rank=42, changes=True),
    Action("always-owed", "g +", "c +", _("always owed"),
           _("Always owed from this sender; once more: judged like others"), _DECIDE,
           needs="mail", changes=True),
    Action("never-owed", "g -", "c -", _("never owed"),
           _("Never owed from this sender; once more: judged like others"), _DECIDE,
           needs="mail", changes=True),
    Action("elsewhere", "p", "=", _("answered elsewhere"),
           _("Answered by phone, chat or in person; say how"), _DECIDE,
           needs="debt", rank=15, changes=True),
    Action("snooze", "b", "=", _("snooze"), _("Hide it until a time, or until they write"),
           _DECIDE, needs="row", rank=60, changes=True),
    Action("follow-up", "t", "@", _("promise"),
           _("Note, change or close a promise, theirs or yours, or a case"),
           _DECIDE, rank=62, changes=True),
    Action("remind", "B", "=", _("remind"), _("Remind me if no answer came by a time"), _DECIDE,
           needs="mail", changes=True),
    Action("star", "s", "F", _("star"), _("Star, or take the star off"), _DECIDE,
           needs="mail", changes=True),
    Action("read", "I", "=", _("read"), _("Mark as read"), _DECIDE, needs="mail", changes=True),
    Action("unread", "U", "N", _("unread"), _("Mark as unread"), _DECIDE, needs="mail",
           changes=True),
    Action("trash", "d,#", "d", _("trash"), _("Move to Trash"), _DECIDE, needs="mail",
           rank=20, changes=True),
    Action("spam", "!", "=", _("spam"), _("Move to Junk"), _DECIDE, needs="mail", changes=True),
    Action("link", "l", "L", _("link"), _("Say whose it is: a client of the book, or a new one"),
           _DECIDE, needs="row", rank=25, changes=True),
    Action("new-client", "C", "=", _("new client"),
           _("Make a client of this stranger: name, address and number are proposed"),
           _DECIDE, needs="stranger", rank=24, changes=True),
    Action("never-client", "X", "=", _("never a client"),
           _("This stranger is nobody's client: do not ask again"), _DECIDE, needs="stranger",
           rank=23, changes=True),
    Action("merge-client", "M", "=", _("merge"),
           _("Make one client of two: another entry of the book becomes part of this row's"),
           _DECIDE, needs="client", changes=True),
    Action("take-number", "Y", "=", _("take the number"),
           _("Into the book: the number of their signature that the card proposes"), _DECIDE,
           needs="client", changes=True),
    Action("join", "g j", "&", _("join"), _("Make one conversation of the marked rows"), _DECIDE,
           "list", "marks", changes=True),
    Action("split", "g x", "#", _("split"),
           _("From one of its mails on, make it a conversation of its own"), _DECIDE,
           needs="mail", changes=True),
    Action("again", ".", "=", _("again"), _("The last decision again, on this row"), _DECIDE,
           needs="row", changes=True),
    Action("undo", "z", "z,u", _("undo"), _("Take back the newest action"), _DECIDE, rank=8,
           changes=True),
    Action("history", "g z", "c z", _("history"),
           _("What was done, newest first; Enter takes it back"), _DECIDE),
    Action("redo", "Z", "=", _("redo"), _("Do again what was taken back"), _DECIDE, changes=True),

    Action("mark", "x,space", "t,space", _("mark"), _("Mark this row, and go on"), _MARK, "list",
           "row"),
    Action("mark-range", "v", "=", _("mark a range"),
           _("Mark from the last marked row to this one"), _MARK, "list", "row"),
    Action("mark-all", "* a", "T a", _("mark all"), _("Mark every row of the list"), _MARK, "list"),
    Action("mark-none", "* n", "T n", _("mark none"), _("Take all marks off"), _MARK, "list",
           "marks"),
    Action("mark-overdue", "* o", "T o", _("mark overdue"), _("Mark what is overdue"), _MARK,
           "list"),

    Action("answer", "r", "=", _("answer"), _("Answer who wrote last"), _WRITE, needs="mail",
           rank=90, changes=True),
    Action("answer-all", "a", "g", _("answer all"), _("Answer all who are in it"), _WRITE,
           needs="mail", rank=12, changes=True),
    Action("forward", "f", "=", _("forward"),
           _("Send a message on: the one that is read, else the last"), _WRITE,
           needs="mail", changes=True),
    Action("compose", "c,m", "m", _("write"), _("Write a new mail"), _WRITE, rank=11,
           changes=True),
    Action("outgoing", "S", "=", _("sending"),
           _("Its mail that was perhaps sent, or refused: what now"), _WRITE,
           needs="row", changes=True),
    Action("call", "P", "=", _("log a call"),
           _("Log a phone call; the time is that of this key"), _WRITE, rank=65, changes=True),

    Action("next-tab", "tab", "=", _("next list"), _("To the next tab"), _GO),
    Action("previous-tab", "shift+tab", "=", _("previous list"), _("To the tab before"), _GO),
    Action("tab-1", "1", "=", _("Owed"), _("To the first tab"), _GO),
    Action("tab-2", "2", "=", _("Inbox"), _("To the second tab"), _GO),
    Action("tab-3", "3", "=", _("Waiting"), _("To the third tab"), _GO),
    Action("tab-4", "4", "=", _("Calls"), _("To the fourth tab"), _GO),
    Action("tab-5", "5", "=", _("Snoozed"), _("To the fifth tab"), _GO),
    Action("tab-6", "6", "=", _("All"), _("To the sixth tab"), _GO),
    Action("tab-7", "7", "=", _("first search"), _("To the first search that is a tab"), _GO),
    Action("tab-8", "8", "=", _("second search"), _("To the second one"), _GO),
    Action("tab-9", "9", "=", _("third search"), _("To the third one"), _GO),
    Action("go-owed", "g o", "c o", _("owed"), _("Whom you owe an answer"), _GO),
    Action("go-inbox", "g i", "c i", _("inbox"), _("The inbox"), _GO),
    Action("go-waiting", "g w", "c w", _("waiting"), _("Who owes you an answer"), _GO),
    Action("go-snoozed", "g b", "c b", _("snoozed"), _("What is hidden until a time"), _GO),
    Action("go-starred", "g s", "c s", _("starred"), _("What has a star"), _GO),
    Action("go-sent", "g t", "c t", _("sent"), _("What you sent"), _GO),
    Action("go-drafts", "g d", "c d", _("drafts"),
           _("Drafts, those of other programs too, and mails on their way"), _GO),
    Action("go-all", "g a", "c a", _("all"), _("Every conversation and call"), _GO),
    Action("go-clients", "g c", "c c", _("clients"), _("The client book"), _GO),
    Action("go-calls", "g l", "c l", _("calls"), _("The call log"), _GO),
    Action("go-fyi", "g f", "c f", _("fyi"), _("What asks nothing of you"), _GO),
    Action("go-unlinked", "g u", "c u", _("unlinked"), _("Open, and of no client yet"), _GO),
    Action("go-backlog", "g k", "c k", _("backlog"), _("Open since before Owed came"), _GO),
    Action("go-internal", "g n", "c n", _("internal"), _("Questions of colleagues"), _GO),
    Action("go-done", "g e", "c e", _("done"), _("Nothing is open there"), _GO),
    Action("go-cleared", "g r", "c r", _("cleared"),
           _("The thanks that Owed put away for you"), _GO),

    Action("sync", "$,f5", "=", _("sync now"),
           _("Ask the servers now, also one that is waited for"), _APP),
    Action("palette", ":,ctrl+p,ctrl+k", "=", _("palette"), _("Every action by its name"), _APP),
    Action("help", "?,f1", "=", _("keys"), _("What each key does here; Enter runs it"), _APP,
           rank=1000),
    Action("redraw", "ctrl+l", "=", _("redraw"), _("Draw the screen anew"), _APP),
    Action("suspend", "ctrl+z", "=", _("suspend"), _("To the shell; `fg` comes back"), _APP),
    Action("quit", "q,ctrl+q", "=", _("quit"), _("One level back; at the root, twice quits"), _APP,
           rank=999),

    Action("compose-review", "escape", "=", _("finish"),
           _("Look it over: send, go on writing, or keep it"), _WRITE, "compose", rank=50),
    Action("compose-editor", "ctrl+e", "=", _("$EDITOR"), _("Write the text in your editor"),
           _WRITE, "compose", rank=40),
    Action("compose-attach", "ctrl+o", "=", _("attach"), _("Attach a file"), _WRITE, "compose",
           rank=30),
    Action("compose-drop", "ctrl+r", "=", _("remove a file"), _("Take an attached file off"),
           _WRITE, "compose"),
    Action("compose-snippet", "ctrl+t", "=", _("snippet"),
           _("Put a text of the configuration where the cursor is"), _WRITE, "compose", rank=20),
    Action("compose-bcc", "ctrl+b", "=", _("Bcc"), _("Show the line for blind copies"), _WRITE,
           "compose"),
    Action("review-send", "y,enter", "=", _("send"), _("Send; z takes it back for 10 seconds"),
           _WRITE, "review", rank=50),
    Action("review-later", "l", "=", _("send later"),
           _("Send at a time that you say, as 'fri 9'; z takes it back"), _WRITE, "review",
           rank=25),
    Action("review-edit", "e,escape", "=", _("go on writing"), _("Back to the text"), _WRITE,
           "review", rank=40),
    Action("review-keep", "q", "=", _("keep as draft"), _("Close it; it stays among the drafts"),
           _WRITE, "review", rank=30),
    Action("review-discard", "D", "=", _("discard"), _("Throw the draft away"), _WRITE, "review",
           rank=20),

    Action("outgoing-look", "l", "=", _("look again"), _("Look for it in Sent now"), _WRITE,
           "outgoing", rank=50),
    Action("outgoing-sent", "y", "=", _("it was sent"),
           _("It did go out; it is put into Sent, if it is not there"), _WRITE, "outgoing",
           rank=40),
    Action("outgoing-again", "s", "=", _("send again"),
           _("Send it once more, as the very same mail; z takes it back for 10 seconds"), _WRITE,
           "outgoing", rank=30),
    Action("outgoing-edit", "e,enter", "=", _("edit"), _("Back to the text; it is not sent"),
           _WRITE, "outgoing", rank=50),
    Action("outgoing-others", "o", "=", _("send to the others"),
           _("Send it to those whom the server did not refuse"), _WRITE, "outgoing", rank=40),
    Action("outgoing-discard", "D", "=", _("throw away"), _("Throw it away; z brings it back"),
           _WRITE, "outgoing", rank=30),
    Action("outgoing-close", "q,escape", "=", _("close"), _("Leave it as it is"), _WRITE,
           "outgoing", rank=900),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}


def of_a_row(action: Action) -> bool:
    """It does something to the row under the cursor, or to where the cursor stands."""
    return (
        bool(action.needs) or action.group in {_MOVE, _MARK} or action.id in {"call", "follow-up"}
    )


def applying(scope: Scope) -> tuple[Action, ...]:
    """What has a key in that part of the screen."""
    parts = {scope, "main"} if scope in {"list", "reader"} else {scope}
    return tuple(action for action in ACTIONS if action.scope in parts)
