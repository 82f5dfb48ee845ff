"""Where a measure stands by one of its editions, so that lists and counts need not open the editions' data."""

from django.db import models

from publishing.moments import day_from

from ..measures.status import MeasureStatus, Outlook

# What the edition's data hold and lists do not show
LONG = ("updates", "links", "topics", "lead_image", "post_contacts", "card")


class MeasureStanding(models.Model):
    """Written with the edition of a German measure and never changed; `facts` are its data without the history."""

    edition = models.OneToOneField(
        "publishing.Edition", on_delete=models.CASCADE, primary_key=True, related_name="standing"
    )
    program = models.ForeignKey(
        "publishing.Document", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    status = models.CharField(max_length=12, choices=MeasureStatus)
    status_on = models.DateField(null=True)
    outlook = models.CharField(max_length=8, choices=Outlook, blank=True)
    position = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = "Stand einer Maßnahme"
        verbose_name_plural = "Stände von Maßnahmen"
        default_permissions = ()
        indexes = [models.Index(fields=["program", "status"], name="programs_standing_program")]

    def __str__(self):
        return f"{self.edition}: {self.get_status_display()}"

    @staticmethod
    def columns_of(data, position):
        """Return the columns by name, made of the data of an edition."""
        return {
            "program_id": data["program"],
            "status": data["status"],
            "status_on": day_from(data["status_on"]),
            "outlook": data["outlook"],
            "position": position,
            "facts": {name: value for name, value in data.items() if name not in LONG},
        }
