"""The app, as Django finds it."""

from django.apps import AppConfig


class Registry(AppConfig):
    name = "tocsin.registry"
    label = "registry"
