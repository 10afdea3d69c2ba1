"""The writers: one module a format; the registry loads them by name."""
