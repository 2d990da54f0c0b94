"""What may be asked of every subcommand, before or after its name."""

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from cli.refusals import refusals
from store.words.i18n import _


@dataclass
class Asked:
    """The options that stand before or after any subcommand."""

    config: Path | None = None
    now: str | None = None
    json: bool = False
    database: Path | None = None
    """Where the store lies, once the configuration was read."""


class _File(click.Path):
    """Some shells leave the '~' of --config=~/config.toml as it is."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        # Unlike Path's, this one leaves a home that nobody knows for the configuration to name.
        return super().convert(os.path.expanduser(value), param, ctx)  # noqa: PTH111


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """--config, --now and --json, wherever they stand."""

    def keep(name: str) -> Callable[..., Any]:
        def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
            asked = ctx.ensure_object(Asked)
            if value is not None and value is not False:
                setattr(asked, name, value)
            return value

        return callback

    path = _File(path_type=Path, dir_okay=False)
    options = (
        click.option("--config", type=path, expose_value=False, callback=keep("config"),
                     help=_("The configuration to use.")),
        click.option("--now", metavar="INSTANT", expose_value=False, callback=keep("now"),
                     help=_("Show everything as of this instant (ISO 8601).")),
        click.option("--json", is_flag=True, expose_value=False, callback=keep("json"),
                     help=_("Write JSON.")),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def subcommand(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives it the shared options as its first argument; what the rooms refuse ends it in words."""

    @click.pass_obj
    @functools.wraps(function)
    def run(asked: Asked, /, *values: Any, **named: Any) -> None:
        with refusals():
            function(asked, *values, **named)

    return shared(run)
