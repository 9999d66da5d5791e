"""``tocsin people``: import, find, export and erase people; who is inside an area."""

import typer

from tocsin.cli.people import erase, export, find, import_, inside, reencrypt, retention

app = typer.Typer(
    name="people",
    help="Import, find, export and erase people; tell who is inside an area.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("import")(import_.import_)
for command in (find.find, inside.inside, export.export, erase.erase, retention.retention, reencrypt.reencrypt):
    app.command()(command)
