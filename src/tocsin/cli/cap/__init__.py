"""``tocsin cap``: check, show, convert, sign and verify messages of the Common Alerting Protocol."""

import typer

from tocsin.cli.cap import active, check, convert, diff, feed, show, sign, verify

app = typer.Typer(
    name="cap",
    help="Check, show, convert, sign and verify CAP messages.",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    check.check,
    show.show,
    convert.convert,
    diff.diff,
    active.active,
    feed.feed,
    sign.sign,
    verify.verify,
):
    app.command()(command)
