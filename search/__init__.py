"""What was written is found: analysis of words, an index in each database's own full-text search, ranking."""
