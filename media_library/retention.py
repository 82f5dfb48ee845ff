"""How long files are kept; the library tidies itself every hour (media_library.inventory)."""

from database.retention import Rule

RULES = [
    Rule(
        "former_files",
        "ausgetauschte Bilder und Dateien, die keine Fassung mehr zeigt",
        "30 Tage",
        "Ein versehentlicher Austausch soll sich nachholen lassen.",
        "werden stündlich gelöscht",
    ),
]
