"""Which Internet addresses a text may name where it names one in a field of its own."""

from django.core.validators import URLValidator

only_https = URLValidator(
    schemes=["https"], message="Bitte eine vollständige Adresse angeben, die mit https:// beginnt."
)
