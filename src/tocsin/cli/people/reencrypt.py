"""``tocsin people reencrypt``: contact addresses sealed anew, with the current key or a fresh one."""

import os
from typing import Annotated

import typer

from tocsin.cli import desk, options
from tocsin.errors import InputError


def reencrypt(
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Make a new key first, and drop the old ones after.")
    ] = False,
    now: desk.Now = None,
) -> None:
    """Seal every contact address anew with the current key."""
    from tocsin.desk import folder, secrets

    moment, where = options.clock(now), folder.data_folder(os.environ)
    with desk.opened() as keys:
        from tocsin.registry.reencrypt import reencrypt as do
        from tocsin.registry.seal import Keyring

        kept = secrets.read(where / secrets.FILE)
        if new_key:
            if kept is None or any(os.environ.get(name) for name in secrets.VARIABLES):
                reason = "the keys come from the environment; put a new one first in TOCSIN_CONTACT_KEYS instead"
                raise InputError("--new-key", reason)
            kept = secrets.with_new_key(kept)
            secrets.write(where / secrets.FILE, kept)
            keys = Keyring(kept.contacts, kept.index)
        count = do(keys, now=moment)
        if new_key and kept is not None:
            secrets.write(where / secrets.FILE, secrets.with_current_key_alone(kept))
    typer.echo(f"Sealed {count:,} addresses anew with the key {keys.current}.")
