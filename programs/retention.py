"""How long reports to funders are kept."""

from database.retention import Rule

RULES = [
    Rule(
        "funder_reports",
        "festgeschriebene Sachberichte mit Seite, PDF-Datei und Prüfsummen",
        "unbefristet",
        "Akten einer öffentlichen Aufgabe: Zuwendungsgeber und Rechnungsprüfung fragen noch Jahre nach dem"
        " Verwendungsnachweis, was berichtet wurde.",
        "bleiben; im Portal kann sie niemand ändern oder löschen, auch die Administration nicht",
    ),
    Rule(
        "funder_report_drafts",
        "Entwürfe von Sachberichten",
        "bis zum Festschreiben",
        "Ein Bericht entsteht über Wochen; bis dahin soll er nicht verloren gehen.",
        "werden von Hand gelöscht, von allen, die das Förderprogramm bearbeiten dürfen; das Protokoll sagt es",
    ),
]
