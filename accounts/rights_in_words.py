"""Says what an account may do, in words for people: from the permissions of its roles and the names of its teams.

Whether a text is theirs to work on is decided above (publishing.rights); here it is only told.
"""

from .models import User
from .roles import roles_of

# A permission, and what it lets people do; {texts} becomes "des Teams Pressestelle und ohne Team"
RIGHTS = (
    ("publishing.view_document", "alle Texte der Redaktion lesen, auch Entwürfe anderer Teams"),
    ("news.change_newsitem", "Meldungen und Termine {texts} bearbeiten"),
    ("news.change_page", "Seiten {texts} bearbeiten"),
    (
        "programs.change_program",
        "Förderprogramme {texts} bearbeiten, mit Zielen, Förderperioden und Maßnahmen",
    ),
    (
        "organization.change_department",
        "Organisationseinheiten und Personen {texts} bearbeiten, mit Stellen und Besetzungen",
    ),
    ("publishing.submit_document", "Texte {texts} zur Freigabe einreichen"),
    (
        "publishing.approve_document",
        "Texte {texts} freigeben und zurückweisen, aber keine, die man selbst zuletzt geändert hat",
    ),
    (
        "publishing.force_approval",
        "Texte {texts} in dringenden Fällen ohne zweite Person freigeben; das wird nachträglich bestätigt",
    ),
    ("publishing.withdraw_document", "Texte {texts} zurückziehen"),
    ("publishing.redact_edition", "frühere Fassungen von Texten {texts} schwärzen"),
    ("media_library.change_image", "Bilder und Dateien pflegen"),
    ("publishing.change_topic", "Themen pflegen"),
    ("accounts.change_user", "Konten, Rollen und Teams verwalten"),
    ("accounts.view_auditentry", "das Protokoll lesen"),
    (
        "subscriptions.view_subscriber",
        "sehen, wie viele was abonniert haben, und Auskunft darüber geben",
    ),
)


def rights_in_words(user: User) -> list[str]:
    """Return what the account may do, as phrases that follow "darf" or "Sie dürfen"."""
    held = frozenset().union(*(role.permissions for role in roles_of(user)))
    return [
        words.format(texts=texts_in_words(user))
        for permission, words in RIGHTS
        if user.is_superuser or permission in held
    ]


def texts_in_words(user: User) -> str:
    """Return which texts the rights are about, as "des Teams Pressestelle und ohne Team"."""
    names = sorted(team.name for team in user.teams.all())
    if user.is_superuser:
        return "aller Teams"
    if not names:
        return "ohne Team"
    if len(names) == 1:
        return f"des Teams {names[0]} und ohne Team"
    return f"der Teams {', '.join(names[:-1])} und {names[-1]} sowie ohne Team"
