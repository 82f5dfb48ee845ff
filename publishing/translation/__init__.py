"""How a text comes into another language: its copy, block beside block, what machines may do."""
