"""What a person sees: terminal text, one self-contained HTML file, JSON for other programs."""

from tocsin.brief.export import json, schema
from tocsin.brief.standpoint import standpoint
from tocsin.brief.terminal import text
from tocsin.brief.walk import Brief, claims, lay_out, make
from tocsin.brief.web import html

__all__ = ["Brief", "claims", "html", "json", "lay_out", "make", "schema", "standpoint", "text"]
