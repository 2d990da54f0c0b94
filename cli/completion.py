"""`owed completion`"""

import click

from store.words.i18n import _


@click.command(
    short_help=_("Completes `owed` in bash, zsh or fish."),
    help=_(
        "The lines that complete `owed` in a shell; for bash: owed completion bash >> ~/.bashrc"
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(ctx.find_root().command, {}, "owed", "_OWED_COMPLETE").source())
