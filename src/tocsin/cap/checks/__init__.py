"""The rules of meaning, one module an element of the standard; each function adds what it finds through ``add``."""
