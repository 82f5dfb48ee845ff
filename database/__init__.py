"""Rules that the database itself enforces, on either engine, and what keys are; no models, no tables of its own."""
