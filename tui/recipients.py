"""People as one types them into To, Cc and Bcc."""

import re

from store.addresses import written


def bare(typed: str) -> str:
    """'Bea <b@x>' -> 'b@x'."""
    return written(typed)[1]


def people(typed: str) -> tuple[str, ...]:
    """'Bea <b@x>, c@y' -> its parts; a comma inside quotes parts nothing."""
    parts = re.findall(r'(?:[^,;"]|"[^"]*"?)+', typed)
    return tuple(part.strip() for part in parts if part.strip())


def person(name: str, address: str) -> str:
    plain = re.sub(r'[\x00-\x1f"\\<>]', "", name).strip()
    if not plain:
        return address
    return f'"{plain}" <{address}>' if re.search(r"[,;:@()]", plain) else f"{plain} <{address}>"
