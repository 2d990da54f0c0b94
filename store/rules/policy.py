"""Which targets hold for whom: client over tier over account over default (rule 15)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

from store.rules.hours import Span

Source = Literal["client", "tier", "account", "default"]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a client, a tier or an account says of its own; None: nothing."""

    answer_within: Span | None = None
    first_within: Span | None = None
    call_back_within: Span | None = None
    chase_after: Span | None = None
    warn_before: Span | None = None


KEYS = tuple(field.name for field in fields(Keys))
STANDARD = "standard"
NOTHING = Keys()
BUILT_IN: Mapping[str, Keys] = {
    STANDARD: Keys(
        answer_within=Span(8, "h"), call_back_within=Span(4, "h"), chase_after=Span(3, "d")
    ),
    "key": Keys(answer_within=Span(4, "h")),
}
Tiers: TypeAlias = Mapping[str, Keys]
"""The tiers that the configuration writes, each with the keys that it writes there."""
Ladder: TypeAlias = tuple[tuple[Source, Keys], ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """The targets of one client, account and tier."""

    tier: str
    answer_within: Span
    first_within: Span
    call_back_within: Span
    chase_after: Span
    warn_before: Span | None
    """None: the last quarter of the time."""
    source: Source
    """What set `answer_within`; 'tier' also where the built-in tier of that name did."""
    first_source: Source
    call_back_source: Source
    chase_source: Source


def keys(typed: Mapping[str, str]) -> Keys:
    """Keys as a person types them; an empty value is none. ValueError names the bad one."""
    unknown = sorted(typed.keys() - set(KEYS))
    if unknown:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(KEYS)}")
    return Keys(**{key: Span.parse(text) for key, text in typed.items() if text.strip()})


def resolve(client: Keys, tier: str | None, written: Tiers, account: Keys) -> Policy:
    """The policy of a client (`NOTHING` for a stranger), key by key.

    What neither client, tier nor account says is inherited: from the built-in tier of that
    name, else from `standard` as configured. `first_within` is by itself the `answer_within`
    that won.
    """
    name = tier or STANDARD
    ladder: Ladder = (
        ("client", client),
        ("tier", written.get(name, NOTHING)),
        ("account", account),
        ("default" if name == STANDARD else "tier", BUILT_IN.get(name, NOTHING)),
        ("default", written.get(STANDARD, NOTHING)),
        ("default", BUILT_IN[STANDARD]),
    )
    source, answer_within = _needed(ladder, "answer_within")
    first_source, first_within = _first(ladder, "first_within") or (source, answer_within)
    call_back_source, call_back_within = _needed(ladder, "call_back_within")
    chase_source, chase_after = _needed(ladder, "chase_after")
    warn = _first(ladder, "warn_before")
    return Policy(
        tier=name,
        answer_within=answer_within,
        first_within=first_within,
        call_back_within=call_back_within,
        chase_after=chase_after,
        warn_before=warn[1] if warn else None,
        source=source,
        first_source=first_source,
        call_back_source=call_back_source,
        chase_source=chase_source,
    )


def is_key(tier: str | None, written: Tiers) -> bool:
    """Whether clients of this tier are answered sooner than standard ones."""
    own = resolve(NOTHING, tier, written, NOTHING).answer_within
    standard = resolve(NOTHING, STANDARD, written, NOTHING).answer_within
    return nominal(own) < nominal(standard)


def nominal(span: Span) -> int:
    """Minutes, a working day taken as eight hours: good to compare spans, not to add them."""
    return span.amount * {"m": 1, "h": 60, "d": 480}[span.unit]


def _first(ladder: Ladder, key: str) -> tuple[Source, Span] | None:
    for source, said in ladder:
        span: Span | None = getattr(said, key)
        if span is not None:
            return source, span
    return None


def _needed(ladder: Ladder, key: str) -> tuple[Source, Span]:
    found = _first(ladder, key)
    if found is None:
        raise LookupError(f"the built-in standard tier lacks {key}")
    return found
