"""What the receiving server found out about a mail's sender (RFC 8601).

Anybody can write such a header; so only what one's own server says counts, and only that it
found the sender wanting: a pass is never shown, and one that stands lower takes no failure back.
"""

import re
from collections.abc import Iterator, Mapping

from store.message.encoded_words import unfold
from store.message.headers import Headers, first

_MAX_FIELDS = 10
_MAX_VALUE = 20_000
"""Of a mail with many signatures a server says something of each, and the verdict at the end."""
_OUTSIDE = re.compile(r'="(?:[^"\\]|\\.){0,400}"|[^(=]+|.', re.DOTALL)
_COMMENT = re.compile(r"\\.|[^\\()]+|.", re.DOTALL)
_BY = re.compile(r"\bby\s+([A-Za-z0-9.-]{1,255})")
_RESULT = re.compile(r"\s*(dmarc|dkim|spf)(?:\s*/\s*\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_SHARED = frozenset({"ac", "co", "com", "edu", "gov", "gv", "ne", "net", "or", "org"})
_FAILED = frozenset({"fail", "hardfail"})


def unconfirmed(headers: Headers) -> bool:
    """Whether our server says that the mail is not from whom it says.

    What stands higher up came later, and so did all that our server wrote: below it anybody may
    have written its name. So the fields are heard from the top, until they say enough.
    """
    found: dict[str, str] = {}
    for results in _results(headers):
        found = {**results, **found}
        if (doubted := _verdict(found)) is not None:
            return doubted
    return False


def _verdict(found: Mapping[str, str]) -> bool | None:
    """DMARC decides where it was tried; else SPF and DKIM together: lists and forwarders break
    either of them on honest mail. None where nothing is said yet."""
    dmarc, spf, dkim = (found.get(method, "") for method in ("dmarc", "spf", "dkim"))
    if dmarc in _FAILED:
        return True
    if dmarc == "pass":
        return False
    failed = (spf in _FAILED and dkim != "pass") or (dkim in _FAILED and spf not in ("pass", ""))
    return True if failed else None


def _results(headers: Headers) -> Iterator[Mapping[str, str]]:
    """method -> result, for each field of ours; of several of one method the best, as a mail may
    be signed twice."""
    ours = _own_server(headers)
    for value in headers.get("authentication-results", ())[:_MAX_FIELDS]:
        server, _, results = _plain(unfold(value[:_MAX_VALUE])).partition(";")
        if not ours or _domain(server.split()[0] if server.split() else "") != ours:
            continue
        found: dict[str, str] = {}
        for result in results.split(";"):
            said = _RESULT.match(result)
            if said and found.get(said[1].lower()) != "pass":
                found[said[1].lower()] = said[2].lower()
        yield found


def _plain(value: str) -> str:
    """Without comments, which may hold others, and quoted words: a sender chooses what stands in
    them, and our server repeats it ('smtp.mailfrom="a; dmarc=pass"@evil.example')."""
    kept, depth, at = [], 0, 0
    while found := (_COMMENT if depth else _OUTSIDE).match(value, at):
        at, token = found.end(), found[0]
        if token == "(":
            depth += 1
        elif depth:
            depth -= token == ")"
        elif not token.startswith('="'):
            kept.append(token)
    return "".join(kept)


def _own_server(headers: Headers) -> str:
    """Of the topmost Received: who took the mail last is ours."""
    received = _BY.search(unfold((first(headers, "received") or b"")[:_MAX_VALUE]))
    return _domain(received[1]) if received else ""


def _domain(host: str) -> str:
    """The last two labels: one firm's servers have many names ('mx3.mail.example'). Three where
    the last two are everybody's ('co.uk')."""
    labels = host.lower().strip(".").split(".")
    everybody_s = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED
    return ".".join(labels[-3 if everybody_s else -2 :])
