"""The Sachbericht: its figures from live editions, its page, its PDF, and the step that freezes it for good."""
