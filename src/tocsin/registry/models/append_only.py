"""Rows that are added and never changed. The database refuses too: see ``sql/append_only.*.sql``."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """An attempt to change or delete what stays."""


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AppendOnlyError("rows of this table are never changed or deleted; add a new one")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Reads and adds."""

    update = _refuse
    delete = _refuse
    bulk_update = _refuse
    update_or_create = _refuse


class AppendOnlyModel(models.Model):
    """Saved once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **{**options, "force_insert": True})

    delete = _refuse
