"""From a situation to the alert that people would get: rule tables, texts per language, drafting."""
