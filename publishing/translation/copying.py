"""Makes the working copy of a translation out of its source: blocks, pictures, files, contacts, relations."""

from typing import Any

from content_editor.contents import contents_for_item

from publishing import languages
from publishing.models import BLOCKS, Document, Edition, TopicAssignment

# What the translation shares with its source from the start; what only its kind has is taken over whole
SHARED = ("title", "slug", "summary", "lead_image_id", "team_id")


def copy_of(source: Any, language: str, *, with_words: bool) -> Any:
    """Store and return a new working copy in `language` of `source` (of its own kind).

    With `with_words` it begins with the German words; without, only its title is German, so that lists can name it.
    It follows the source's last approved edition.
    """
    copied = type(source)(
        language=language,
        translation_of_id=source.pk,
        follows_edition=last_edition(source),
        **{name: getattr(source, name) for name in (*SHARED, *_own_columns(source))},
    )
    if not with_words:
        for name in word_fields(copied):
            if name != "title":
                setattr(copied, name, "")
    copied.save()
    for relation in type(source)._meta.local_many_to_many:
        getattr(copied, relation.name).set(getattr(source, relation.name).all())
    tags = source.topic_assignments.values_list("tag_id", flat=True)
    TopicAssignment.objects.bulk_create(
        TopicAssignment(tag_id=tag, content_object_id=copied.pk) for tag in tags
    )
    for block in contents_for_item(source, BLOCKS):
        copy_block(block, copied, with_words=with_words)
    source.copy_parts_to(copied)
    return copied


def copy_block(block: Any, translation: Document, *, with_words: bool) -> None:
    """Append the source's block to the translation, at the same place."""
    copied = block.copy_to(translation)
    copied.follows_block = block.pk
    if not with_words:
        for name in copied.text_fields():
            setattr(copied, name, "")
    copied.save()


def word_fields(document: Any) -> list[str]:
    """Return the names of the document's own fields that a translation says in another language."""
    return ["title", "summary", *document.OWN_WORDS]


def last_edition(source: Any) -> Edition | None:
    """Return the edition of the source that was approved last, be it a planned one."""
    return Edition.objects.filter(document=source.pk).for_card().order_by("-number").first()


def missing_languages(source: Document) -> list[languages.Language]:
    """Return the languages on offer into which the source is not translated yet: one query."""
    have = set(source.translations.values_list("language", flat=True))
    return [language for language in languages.offered() if language.code not in have]


def _own_columns(source: Any) -> list[str]:
    columns = type(source)._meta.local_concrete_fields
    return [field.attname for field in columns if not field.primary_key]
