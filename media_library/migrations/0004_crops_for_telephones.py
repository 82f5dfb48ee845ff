"""Makes, of the pictures that are there already, the smallest crop, which lists on telephones show."""

import logging

from django.db import migrations
from PIL import Image as Pillow

from media_library import folders, renditions


def make_crops(apps, schema_editor):
    """Write the crops around each picture's focal point; files that are there already become the same again."""
    for image in apps.get_model("media_library", "Image").objects.order_by("pk").iterator():
        try:
            with image.file.open("rb") as stored, Pillow.open(stored) as pixels:
                pixels.load()
                cards = renditions.make_cards(pixels, (image.focal_x, image.focal_y))
                folders.put(image.content_hash, dict(cards))
        except OSError as error:
            # `manage.py verify_media` names what is missing; an update must not end over it
            logging.getLogger(__name__).warning("No crops of %s: %s", image.content_hash, error)


class Migration(migrations.Migration):
    dependencies = [("media_library", "0003_languages_of_documents")]

    operations = [migrations.RunPython(make_crops, migrations.RunPython.noop)]
