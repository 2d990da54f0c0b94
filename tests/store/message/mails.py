"""Mails as bytes, for tests."""

HEAD = {
    "From": "Anna Kovács <anna@acme.example>",
    "To": "jane@kontor.example",
    "Subject": "Order",
    "Date": "Tue, 3 Nov 2026 14:05:00 +0100",
    "Message-ID": "<one@acme.example>",
}


def mail(body: str | bytes = "Hello\n", **fields: str | None) -> bytes:
    """A mail with the usual header; `fields` change it, `_` standing for `-`, None leaving out."""
    head: dict[str, str | None] = dict(HEAD)
    for name, value in fields.items():
        known = next((key for key in head if key.lower() == name.replace("_", "-").lower()), None)
        head[known or name.replace("_", "-")] = value
    lines = [f"{name}: {value}\n" for name, value in head.items() if value is not None]
    return "".join(lines).encode() + b"\n" + (body.encode() if isinstance(body, str) else body)


def multipart(*parts: str, kind: str = "mixed", **fields: str | None) -> bytes:
    """Each part with its own header fields, a blank line and its body."""
    body = "".join(f"--edge\n{part}\n" for part in parts) + "--edge--\n"
    return mail(body, Content_Type=f'multipart/{kind}; boundary="edge"', **fields)
