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
_TABLES = (
    'name,tier,note\nAcme,key,"a ""b""\nc"\n\n\'=cmd,,x\n',
    "\ufeffname;tier\r\nB;\r\nC;x;y\r\n",
    'name\ttier\n"lost\tx\nD\t\n',
)
_CONFIGS = (
    """region = "HU"
timezone = "Europe/Budapest"
[[accounts]]
name = "w"
address = "a@b.example"
[accounts.imap]
host = "h.example"
port = 993
security = "tls"
password_command = "x"
""",
    """[hours]
mon = ["09:00-12:00", "13:00-17:00"]
away = ["2026-12-22..2027-01-02"]
[tiers.key]
answer_within = "4h"
[us]
domains = ["x.example"]
numbers = ["06 1"]
""",
    """[keys]
done = "g e"
[searches]
a = "is:owed"
[store]
limit = "20GB"
[screen]
keys = "mutt"
""",
)
_TYPED = (
    "> bea nagy 5m price list; send it fri 10", "they send the drawings by monday",
    "before:0001 after:9999 after:9999-12-31 before:2026-13",
    "fri 9", "péntek 9", "morgen", "holnap délután", "2d", "12.03. 9:30", "in two weeks",
    "from:bea subject:\"a b\" -x has:attachment before:2026-01-02 is:owed in:sent",
)  # fmt: skip


def seeds(target: str) -> Sequence[bytes]:
    if target == "mime":
        return list(mails())
    texts = {"html": _HTML, "imap": _IMAP, "typed": _TYPED, "shown": OBEYED + UNEVEN + MARKUP,
             "table": _TABLES, "config": _CONFIGS}  # fmt: skip
    return [text.encode("utf-8", "surrogatepass") for text in texts[target]]
