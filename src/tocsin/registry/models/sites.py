"""Embassies, consulates, offices, schools, and how they stand."""

from django.db import models

from tocsin.registry.models.append_only import AppendOnlyModel

KINDS = ("embassy", "consulate", "office", "school", "other")
STATUSES = ("open", "reduced", "closed", "moved", "reopened")


class Site(models.Model):
    """A place that serves people. Its status is the latest of its log."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=10)
    country = models.CharField(max_length=2, blank=True)
    place_name = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "tocsin_site"


class SiteStatus(AppendOnlyModel):
    """From ``at`` on the site stood so; ``evidence`` are the words or the address that tell it."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="log")
    status = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    evidence = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "tocsin_site_status"
