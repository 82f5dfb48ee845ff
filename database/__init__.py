"""Rules that the database itself enforces, on either engine; no models, no tables of its own."""
