"""A group whose subcommands are loaded when they are called for."""

from importlib import import_module

import click

NAMES = (
    "backup", "calls", "clients", "completion", "demo", "doctor", "init", "list", "login",
    "report", "search", "serve", "service", "show", "sync",
)  # fmt: skip


class Late(click.Group):
    """Each subcommand is `command` in the file of its name: a list must not wait for the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in NAMES:
            return None
        command = import_module(f"cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command
