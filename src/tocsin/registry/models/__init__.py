"""What the registry keeps."""

from tocsin.registry.models.areas import Area
from tocsin.registry.models.audit import Entry
from tocsin.registry.models.people import ContactPoint, Group, Person
from tocsin.registry.models.presences import Presence, Whereabouts
from tocsin.registry.models.sites import Site, SiteStatus

__all__ = ["Area", "ContactPoint", "Entry", "Group", "Person", "Presence", "Site", "SiteStatus", "Whereabouts"]
