"""The options that the commands of ``tocsin cap`` share."""

from typing import Annotated

import typer

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE|FOLDER|URL|-", help="Messages; a folder stands for all in it, - is standard input."),
]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the messages that a feed links to.")]
Now = Annotated[str | None, typer.Option(metavar="TIME", help="The time to judge by; else the machine's.")]
Language = Annotated[str | None, typer.Option(help="The one language to show, such as fr; else all.")]
Trust = Annotated[
    list[str] | None,
    typer.Option("--trust", metavar="FILE", help="Certificates (PEM) of authorities: whoever they certify is trusted."),
]
Pin = Annotated[list[str] | None, typer.Option(metavar="FILE", help="Certificates (PEM) of senders that are trusted.")]
