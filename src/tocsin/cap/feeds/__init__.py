"""Feeds of CAP messages: Atom 1.0 (RFC 4287) is written, Atom and RSS 2.0 are read. No network."""

from tocsin.cap.feeds.model import Deleted, Entry, Feed, Link
from tocsin.cap.feeds.read import read_feed
from tocsin.cap.feeds.write import write_feed

__all__ = ["Deleted", "Entry", "Feed", "Link", "read_feed", "write_feed"]
