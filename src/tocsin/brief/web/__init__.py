"""The page as one self-contained HTML file: no script, no network, no request of any kind."""

from tocsin.brief.web.document import html

__all__ = ["html"]
