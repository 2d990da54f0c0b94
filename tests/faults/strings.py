"""Strings of IMAP, as commands and answers carry them (RFC 9051 4.3): quoted, or literals."""

import re

_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"|\{\d+\+?\}\r\n')


def string(name: bytes) -> bytes:
    if not re.fullmatch(rb"[ -~]{0,1000}", name):
        return b"{%d}\r\n%s" % (len(name), name)
    return b'"' + name.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def names(command: bytes) -> list[bytes]:
    """The strings of a command, unquoted, literals too."""
    found, at = [], 0
    while match := _STRING.search(command, at):
        at = match.end()
        if match[1] is None:
            size = int(match[0].strip(b"{}+\r\n"))
            found.append(command[at : at + size])
            at += size
        else:
            found.append(re.sub(rb"\\(.)", rb"\1", match[1]))
    return found
