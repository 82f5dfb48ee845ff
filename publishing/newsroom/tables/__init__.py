"""Lists as tables: taken away as CSV or Excel, and brought back with a look beforehand at what would happen."""
