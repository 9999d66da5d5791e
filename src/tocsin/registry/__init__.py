"""The registry: who the people are, where they are, how they can be reached; who is inside an area.

A Django app. Its models need ``tocsin.desk.setup()`` first, so this module imports none of them: they are in
``tocsin.registry.models``, and ``inside()`` is in ``tocsin.registry.inside``.
"""
