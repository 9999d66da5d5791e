"""``tocsin areas``: named areas of the registry."""

import typer

from tocsin.cli.areas import import_, list_

app = typer.Typer(
    name="areas",
    help="Import and list areas.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("import")(import_.import_)
app.command("list")(list_.list_)
