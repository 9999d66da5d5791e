"""What was done to the registry, without personal data."""

from django.db import models

from tocsin.registry.models.append_only import AppendOnlyModel


class Entry(AppendOnlyModel):
    """``subject`` is the number of a person, kept after all else of that person has gone."""

    at = models.DateTimeField()
    action = models.CharField(max_length=20)
    subject = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "tocsin_audit"
