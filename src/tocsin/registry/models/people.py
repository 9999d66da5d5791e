"""People, their groups and how they are reached."""

from django.db import models


class Group(models.Model):
    """A name that people share: a section, a delegation, a school class."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        db_table = "tocsin_group"


class Person(models.Model):
    """``languages`` are codes in order of preference; ``external_id`` is the number in the list they came from."""

    external_id = models.CharField(max_length=100, null=True, unique=True)
    name = models.CharField(max_length=200)
    languages = models.JSONField(default=list)
    nationality = models.CharField(max_length=2, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    groups = models.ManyToManyField(Group, related_name="people", db_table="tocsin_membership")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "tocsin_person"


class ContactPoint(models.Model):
    """One address, sealed with the key named ``key`` (:mod:`tocsin.registry.seal`); ``place`` 1 is tried first."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="contact_points")
    channel = models.CharField(max_length=8)
    place = models.PositiveSmallIntegerField(default=1)
    key = models.CharField(max_length=20)
    sealed = models.BinaryField()
    lookup = models.BinaryField(max_length=32)
    verified_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "tocsin_contact_point"
        constraints = (models.UniqueConstraint(fields=("lookup",), name="contact_of_one_person"),)
