"""Drawings made on the server: numbers in, coordinates out; the templates draw them as inline SVG."""
