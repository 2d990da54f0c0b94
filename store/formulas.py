"""Fields of a CSV file that a spreadsheet would take for a formula.

A name in the book comes from mail and from other people's files: `=cmd|'/C calc'!A0` opened in a
spreadsheet is a command. An apostrophe before it makes it text, to spreadsheets and to us.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-][0-9 ()/.-]*")
"""A telephone number, or less than nothing: no function can be called in it."""


def guarded(value: str) -> str:
    """With an apostrophe where it could be a formula, or a guarded one."""
    if _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def unguarded(value: str) -> str:
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value
