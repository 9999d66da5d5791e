"""``tocsin schema``: the JSON Schema of ``tocsin brief --format json``."""

from tocsin.cli import options, screen


def schema(out: options.Out = None) -> None:
    """Write the JSON Schema of the JSON brief."""
    from tocsin.brief.export import schema as make

    screen.put(make(), out)
