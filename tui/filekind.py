"""What a file really is, by its first bytes: its name and its mail may say anything."""

from typing import NamedTuple

from store.words.i18n import _

_HEAD = 4096


class Kind(NamedTuple):
    words: str
    suffixes: frozenset[str]
    """Endings that such files rightly have; empty if any will do."""
    runs: bool = False
    """Opening it may start what somebody else wrote."""


def _kind(words: str, suffixes: str = "", *, runs: bool = False) -> Kind:
    return Kind(words, frozenset(suffixes.split()), runs)


_OFFICE = "docx xlsx pptx odt ods odp epub"
_PROGRAM = _kind(_("a program"), runs=True)
_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", _kind("PDF", "pdf ai")),
    (b"\x89PNG\r\n\x1a\n", _kind(_("a PNG picture"), "png")),
    (b"\xff\xd8\xff", _kind(_("a JPEG picture"), "jpg jpeg jpe")),
    (b"GIF8", _kind(_("a GIF picture"), "gif")),
    (b"PK\x03\x04", _kind(_("an archive, or a document of an office program"), f"zip {_OFFICE}")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
     _kind(_("an old document of an office program"), "doc xls ppt msg msi")),
    (b"{\\rtf", _kind(_("rich text"), "rtf doc")),
    (b"7z\xbc\xaf\x27\x1c", _kind(_("an archive"), "7z")),
    (b"Rar!", _kind(_("an archive"), "rar")),
    (b"\x1f\x8b", _kind(_("an archive"), "gz tgz")),
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", _kind(_("a shortcut to a program"), runs=True)),
    (b"#!", _kind(_("a script"), runs=True)),
    (b"[Desktop Entry]", _kind(_("a shortcut to a program"), runs=True)),
)  # fmt: skip
_WEB = _kind(_("a web page"), "html htm xhtml svg", runs=True)
_TEXT = _kind(_("text"), "")
_OTHER = _kind(_("of an unknown kind"), "")
_PROGRAMS = "exe com scr pif bat cmd ps1 vbs vbe js jse wsf wsh hta msi jar lnk desktop sh bash"
_OTHERS = "command app py pl rb reg cpl docm xlsm pptm dotm xltm iso img vhd url webloc"
_RUNNING = frozenset(f"{_PROGRAMS} {_OTHERS} html htm svg xhtml".split())
_MARKUP = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml", b"<head", b"<body")


def kind_of(data: bytes) -> Kind:
    head = data[:_HEAD]
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        return _WEB
    return _TEXT if b"\x00" not in head and _is_text(head) else _OTHER


def suspicion(name: str, kind: Kind) -> str:
    """Why it should rather not be opened; '' if nothing speaks against it."""
    suffix = name.rpartition(".")[2].lower().strip() if "." in name else ""
    rightly = suffix in (kind.suffixes or _RUNNING) or not (kind.suffixes or kind.runs)
    if suffix and not rightly:
        return _("Its name ends in .{suffix}, but it is {kind}.").format(
            suffix=suffix, kind=kind.words
        )
    if kind.runs or suffix in _RUNNING:
        return _("Opening it may run what its sender wrote.")
    return ""


def opens(name: str, kind: Kind) -> bool:
    """Whether it may be opened from here at all; saved it can be in any case."""
    return not suspicion(name, kind)


def _is_text(head: bytes) -> bool:
    try:
        head[: len(head) - 4].decode("utf-8") if len(head) == _HEAD else head.decode("utf-8")
    except UnicodeDecodeError:
        return all(byte >= 32 or byte in b"\t\r\n\f" for byte in head)
    return True
