"""An address that a person types: plain, unusual but real, or none at all; and a host's name as
the wire has it."""

import re
from typing import Literal

Verdict = Literal["plain", "odd", "wrong"]

LONGEST = 320
_LONGEST_NAME, _LONGEST_LABEL = 254, 63
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_EVERYDAY = re.compile(rf"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:{_LABEL}\.)+[a-z]{{2,63}}", re.I)
_POSSIBLE = re.compile(r"[^@\s<>,;:]+@(?:[^@\s<>,;:\[\]]+|\[[0-9a-f.:]+\])", re.I)
_NOT_ON_THE_INTERNET = (".arpa", ".invalid", ".local", ".localhost", ".onion", ".test")


def written(typed: str) -> tuple[str, str]:
    """Name and address of 'Bea Nagy <bea@acme.example>', or of the bare address. Who is meant
    stands in angle brackets, whatever the name says; `email.utils` takes the first that could be
    one."""
    before, _, after = typed.rpartition("<")
    name = before.strip()
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return name, after.rstrip("> .").strip()


def judge(address: str) -> Verdict:
    """'odd' is what a server may well deliver (anna@firma.local), though not the internet's.

    `email_validator` takes 40 ms to load, so everyday addresses are told by their shape.
    """
    if len(address) > LONGEST or not address.isprintable() or not _POSSIBLE.fullmatch(address):
        return "wrong"
    if _EVERYDAY.fullmatch(address) and not address.lower().endswith(_NOT_ON_THE_INTERNET):
        return "plain"
    return _judge_closely(address)


def _judge_closely(address: str) -> Verdict:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return "odd"
    return "plain"


def wire_host(name: str) -> str:
    """The name of a host or a domain in the letters in which DNS and certificates have it; what is
    in them already is left as it is. ValueError where there are none.

    By IDNA 2008, as browsers do it: to Python's own codec, which is of 2003, straße.example is
    strasse.example, which may be somebody else's.
    """
    if len(name) > _LONGEST_NAME or max(map(len, name.split("."))) > _LONGEST_LABEL:
        raise ValueError("too long")
    if name.isascii():
        return name
    import idna

    return idna.encode(name, uts46=True).decode("ascii")
