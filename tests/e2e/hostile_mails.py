"""Mails that want more of a terminal than to be read. Written for the tests."""

from collections.abc import Iterator

ESC, BEL, ST, CSI, OSC = "\x1b", "\x07", "\x1b\\", "\x9b", "\x9d"
OWNED = "0wn3d"
"""Stands in each sequence that a terminal would obey, so that a trace of it is found."""

OBEYED = (
    f"{ESC}]0;{OWNED}{BEL}",
    f"{ESC}]52;c;{OWNED}{ST}",
    f"{ESC}]8;;http://{OWNED}.example/{ST}here{ESC}]8;;{ST}",
    f"{ESC}P{OWNED}{ST}",
    f"{ESC}_{OWNED}{ST}",
    f"{OSC}2;{OWNED}{BEL}",
    f"{ESC}[777;777H",
    f"{ESC}[2J{ESC}[3J",
    f"{ESC}[?1049l",
    f"{ESC}[53;73m",
    f"{CSI}53;73m",
    f"{ESC}c",
    f"{ESC}(0lqqk",
    f"{ESC}[6n",
    f"{ESC}]50;{OWNED}",
    "\x00\x01\x05\x08\x0b\x0c\x0e\x0f\x7f\x84\x85\x8d",
)
UNEVEN = (
    "\u202egnp.exe\u202c \u2067right\u2069 \u200f\u200e",
    "a" + "\u0301" * 60 + " \u20dd\u20dd\u20dd",
    "👩\u200d👩\u200d👧\u200d👦 👍🏽 🏳️\u200d🌈 🇭🇺🇭 1️⃣ ☎️ ❤️",
    "漢字かな交じり文 한국어 ＡＢＣ",
    "\U000e0041\U000e0042\U000e007f tag \ufeff\u200b\u2060",
    "ﷺ 𒐫 ༼ つ ◕_◕ ༽つ ไม่ คำ দেবনাগরী ที่",
    "\t\ttabs\tand\u00a0blanks\u3000\u2003\u2028lines\u2029",
)
MARKUP = (
    "[/] [/bold] [bold]x[/bold]",
    "[@click=app.quit]press[/]",
    "[type=x, v={'a[0]'}]",
    "[link=file:///etc/passwd]x[/link] :smile: \\[x]",
    "{0} {name} %s %(a)s $HOME `id` $(id) ; id",
)

# What is nothing to a terminal until it is decoded, or was decoded wrongly.
CHARSETS: tuple[tuple[str, bytes], ...] = (
    ("utf-7", f"+ABs-]0;{OWNED}+AAc- +AJs-53;73m +2ADcAA-".encode()),
    ("utf-8", b"\xc0\x9b]0;" + OWNED.encode() + b"\xc0\x87 \xe0\x80\x9b[2J \xf0\x80\x80\x9b[2J"),
    ("utf-8", b"\xed\xa0\xbd\xed\xb8\x80 \xed\xb0\x80 \xf4\x90\x80\x80"),
    ("utf-16-le", f"{ESC}]0;{OWNED}{BEL}{ESC}[2J".encode("utf-16-le") + b"\x00\xd8"),
    ("utf-32", f"{ESC}]0;{OWNED}{BEL}".encode("utf-32")),
    ("iso-2022-jp", f"{ESC}$B{ESC}]0;{OWNED}{BEL}{ESC}(B{ESC}[2J".encode()),
    ("iso-2022-kr", f"{ESC}$)C\x0e!!\x0f{ESC}]0;{OWNED}{BEL}".encode()),
    ("iso-2022-cn", f"{ESC}$)A\x0e0!\x0f{ESC}c".encode()),
    ("hz-gb-2312", b"~{0!~}" + f"{ESC}]0;{OWNED}{BEL}".encode()),
    ("cp037", f"{ESC}]0;{OWNED}{BEL}{CSI}53;73m".encode("cp037")),
    ("windows-1252", b"\x1b]0;" + OWNED.encode() + b"\x07 \x9b53;73m \x81\x8d\x8f\x90\x9d"),
    ("unicode_escape", b"\\x1b]0;" + OWNED.encode() + b"\\x07 \\x9b2J"),
)


def mails() -> Iterator[bytes]:
    """Each with the text in all fields that the screen shows; a few with broken structure."""
    for number, text in enumerate((*OBEYED, *UNEVEN, *MARKUP)):
        yield _mail(number, text)
    yield _mail(90, "x" * 3_000)
    yield _mail(92, "a" + "\u0301\u0316" * 500)
    for number, (charset, coded) in enumerate(CHARSETS):
        yield _in_charset(number, charset, coded)
    yield _mail(91, "wide 漢" * 600)
    yield b"From: \xff\x1b]0;0wn3d\x07 <a@b.example>\r\nSubject: \x9b53;73m\xe9\r\n\r\n\x1b[2J\x9bc"
    yield b"\x1b[2J\r\n\r\n" + OBEYED[0].encode()
    yield b"Subject: no end of parts\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x"


def _in_charset(number: int, charset: str, text: bytes) -> bytes:
    """The words are coded by hand, since no library writes them so."""
    coded = b"".join(b"=%02X" % byte for byte in text)
    word = b"=?" + charset.encode() + b"?Q?" + coded[:200] + b"?="
    lines = [
        b"From: " + word + b" <charset%d@acme.example>" % number,
        b"To: jane@kontor.example",
        b"Subject: could you read this? " + word,
        b"Message-ID: <charset%d@acme.example>" % number,
        b"Date: Fri, 27 Nov 2026 11:%02d:00 +0100" % number,
        b"Content-Type: text/plain; charset=" + charset.encode(),
        b"Content-Transfer-Encoding: quoted-printable",
        b"",
        b"=\r\n".join(coded[at : at + 60] for at in range(0, len(coded), 60)),
        b"",
    ]
    return b"\r\n".join(lines)


def _mail(number: int, text: str) -> bytes:
    """The words stand as they are in some fields and encoded in others, where anything may hide."""
    raw = text.encode("utf-8", "surrogatepass").replace(b"\r", b"").replace(b"\n", b" ")
    plain = raw.replace(b"\x00", b"")
    coded = "".join(f"={byte:02X}" for byte in raw[:400]).encode()
    name = b"=?utf-8?Q?" + coded + b"?="
    html = text.replace("\x1b", "&#27;").replace("\x9b", "&#x9b;").encode("utf-8", "replace")
    lines = [
        b"From: " + name + b" <sender%d@acme.example>" % number,
        b"To: jane@kontor.example, " + name + b" <other@acme.example>",
        b"Subject: %d could you " % number + name,
        b"Message-ID: <%d." % number + plain[:40].replace(b" ", b"") + b"@acme.example>",
        b"Date: Fri, 27 Nov 2026 10:%02d:00 +0100" % (number % 60),
        b'Content-Type: multipart/mixed; boundary="edge"',
        b"",
        b"--edge",
        b"Content-Type: text/plain; charset=utf-8",
        b"",
        b"Could you look at this? " + raw + b" end",
        b"> quoted " + raw,
        b"--edge",
        b"Content-Type: text/html; charset=utf-8",
        b"",
        b"<p>" + html + b"</p><a href='http://other.example/'>http://acme.example</a>",
        b"--edge",
        b"Content-Type: application/" + plain[:20].replace(b" ", b"") + b'; name="' + name + b'"',
        b"Content-Disposition: attachment; filename*=utf-8''" + coded.replace(b"=", b"%"),
        b"",
        b"data",
        b"--edge--",
        b"",
    ]
    return b"\r\n".join(lines)
