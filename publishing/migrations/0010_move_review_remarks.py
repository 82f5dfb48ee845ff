"""The remark of a rejection becomes a row of its own, by whoever rejected the text as the log has it."""

from django.db import migrations


def move(apps, schema_editor):
    Document = apps.get_model("publishing", "Document")
    Remark = apps.get_model("publishing", "Remark")
    AuditEntry = apps.get_model("accounts", "AuditEntry")
    for document in Document.objects.exclude(review_remark="").iterator():
        entries = AuditEntry.objects.filter(action="reject", object_id=str(document.pk))
        entry = entries.order_by("-id").first()
        Remark.objects.create(
            document=document,
            text=document.review_remark,
            version=document.version,
            author_id=entry.actor_id if entry else None,
            written_at=entry.at if entry else document.last_edited_at,
        )


def move_back(apps, schema_editor):
    Document = apps.get_model("publishing", "Document")
    Remark = apps.get_model("publishing", "Remark")
    for remark in Remark.objects.filter(block="", field="", resolution="").order_by("id"):
        Document.objects.filter(pk=remark.document_id).update(review_remark=remark.text)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("publishing", "0009_remarks")]

    operations = [migrations.RunPython(move, move_back)]
