"""E-mail subscriptions: who wants to read what how often, and the outbox from which the worker sends it."""
