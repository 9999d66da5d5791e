"""``tocsin sites``: embassies, consulates, offices and schools, and how they stand."""

import typer

from tocsin.cli.sites import add, list_, log, status

app = typer.Typer(
    name="sites",
    help="List and add sites; tell how they stand.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("list")(list_.list_)
for command in (add.add, status.status, log.log):
    app.command()(command)
