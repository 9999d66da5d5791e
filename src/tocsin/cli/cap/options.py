"""The options that the commands of ``tocsin cap`` share."""

from typing import Annotated

import typer

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE|FOLDER|URL|-", help="Messages; a folder stands for all in it, - is standard input."),
]
Now = Annotated[str | None, typer.Option(metavar="TIME", help="The time to judge by; else the machine's.")]
