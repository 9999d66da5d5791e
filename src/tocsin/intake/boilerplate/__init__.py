"""Lines of a report that are not the report: links to other articles, counters, buttons, captions, notices."""

from tocsin.intake.boilerplate.lines import boilerplate_spans

__all__ = ["boilerplate_spans"]
