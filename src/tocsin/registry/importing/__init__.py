"""People from a table: CSV → rows → checked lines → the database, whole or not at all."""
