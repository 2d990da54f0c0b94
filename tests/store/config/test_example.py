"""The example is the documentation: whole, true, and it loads."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import pytest

from store import settings
from store.config import Config, closer_look, load
from store.rules.hours import Span
from store.rules.policy import BUILT_IN, KEYS
from tests.store.config.shapes import Written

EXAMPLE = Path(__file__).parents[3] / "config.example.toml"


def test_it_loads_without_a_warning() -> None:
    config = load(EXAMPLE)
    assert config.warnings == ()
    assert closer_look(config) == ()


def test_its_values_are_the_defaults(written: Written) -> None:
    example = load(EXAMPLE)
    usual = written(
        'region = "HU"\ntimezone = "Europe/Budapest"\n[[accounts]]\nname = "work"\n'
        'address = "jane@kontor.example"\nimap.host = "imap.kontor.example"\n'
        'smtp.host = "smtp.kontor.example"\n'
    )
    differing = {
        field.name
        for field in fields(Config)
        if getattr(example, field.name) != getattr(usual, field.name)
    }
    assert differing == {"fingerprint", "path", "tiers"}
    assert example.tiers == BUILT_IN


def test_every_setting_is_named_in_it(named: set[str]) -> None:
    plain = {
        "path",
        "fingerprint",
        "warnings",
        "policy",
        "week",
        "secret",
        "value",
        "kind",
        "client",
        "tenant",
    }
    other_names = {"from_name": "from"}
    for shape in _shapes(settings):
        for field in fields(shape):
            name = other_names.get(field.name, field.name)
            assert name in named or name in plain, f"{shape.__name__}.{name}"
    secrets = {"password_command", "password_env", "oauth", "oauth_client", "oauth_tenant"}
    assert named >= secrets | set(KEYS) | {"mon", "sun", "archive"}


@pytest.mark.parametrize("secret", ["password_command", "password_env", "oauth"])
def test_every_setting_that_is_off_loads_when_turned_on(written: Written, secret: str) -> None:
    config = written(_turned_on(EXAMPLE.read_text(encoding="utf-8"), secret))
    account = config.accounts[0]
    assert account.imap.secret.kind in secret
    assert account.mailboxes["archive"] == "Archiv"
    assert account.policy.first_within == Span(2, "h")
    assert config.store.limit == 20 * 10**9


@pytest.fixture
def named() -> set[str]:
    """The names that begin a line, or stand in the header of a table."""
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    keys = {line.partition(" = ")[0] for line in lines if " = " in line}
    headers = {line.strip("[]") for line in lines if line.startswith("[")}
    return keys | {part for header in headers for part in header.split(".")}


def _shapes(module: ModuleType) -> list[type]:
    return [
        value for value in vars(module).values() if isinstance(value, type) and is_dataclass(value)
    ]


def _turned_on(text: str, secret: str) -> str:
    oauth = {"oauth", "oauth_client", "oauth_tenant"}
    others = {"password_command", "password_env", *oauth}
    others -= oauth if secret == "oauth" else {secret}
    lines = []
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        setting = " = " in bare and bare.partition(" = ")[0].isidentifier()
        off = line.startswith("# ") and (setting or bare.startswith("[accounts.mailboxes]"))
        lines.append(bare if off and bare.partition(" = ")[0] not in others else line)
    return "\n".join(lines)
