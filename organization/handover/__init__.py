"""Handing over a post: who leaves when, who follows when, and what that means."""
