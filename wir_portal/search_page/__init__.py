"""The page that finds: words in, hits with filters out; what is suggested while somebody types."""
