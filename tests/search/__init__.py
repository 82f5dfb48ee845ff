"""The search: analysis, index, ranking, quality."""
