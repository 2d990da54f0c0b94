"""Where the search begins: sound input of each kind."""

from collections.abc import Sequence

from tests.e2e.hostile_mails import MARKUP, OBEYED, UNEVEN, mails

_HTML = (
    "<p>Hello <b>you</b>,<br>see <a href='http://a.example'>b.example</a></p>",
    "<table><tr><td>1</td><td>2</td></tr></table><ul><li>x</ul><blockquote>q</blockquote>",
    "<style>p{display:none}</style><div style='display:none'>x</div>&#xd800;&amp;&nbsp;",
)
_IMAP = (
    '1 (UID 5 FLAGS (\\Seen $x 12) INTERNALDATE "02-Nov-2026 10:00:00 +0100" RFC822.SIZE 9)',
    "2 (UID 6 MODSEQ (12) EMAILID (M1) X-GM-LABELS (\\Inbox a))",
    "3 (UID 7 BODY[HEADER.FIELDS (DATE)] {3}abc)\n4 (BODY[] {2}xy)",
    '5 (BODYSTRUCTURE (("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 5 1 NIL NIL) "MIXED"))',
)
_TYPED = (
    "fri 9", "péntek 9", "morgen", "holnap délután", "2d", "12.03. 9:30", "in two weeks",
    "from:bea subject:\"a b\" -x has:attachment before:2026-01-02 is:owed in:sent",
)  # fmt: skip


def seeds(target: str) -> Sequence[bytes]:
    if target == "mime":
        return list(mails())
    texts = {"html": _HTML, "imap": _IMAP, "typed": _TYPED, "shown": OBEYED + UNEVEN + MARKUP}
    return [text.encode("utf-8", "surrogatepass") for text in texts[target]]
