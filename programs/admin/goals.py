"""Which goals the forms of measures and indicators offer."""

from database.keys import row_key

from ..models import Goal


class OffersGoals:
    """Mixin of document forms: offers the goals of the chosen programme, and refuses those of another one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "goals" in self.fields:
            self.fields["goals"].queryset = Goal.objects.filter(program=self._program())
            self.fields["goals"].error_messages["invalid_choice"] = (
                "Eines der Ziele gehört zu einem anderen Förderprogramm. Bitte wählen Sie neu."
            )

    def _program(self):
        chosen = self.data.get("program") if self.is_bound else self.initial.get("program")
        return self.instance.program_id if chosen is None else row_key(chosen)
