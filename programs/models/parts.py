"""Copies what belongs to a programme for its translation: rows that name each other go on doing so."""


def copied(part, **values):
    """Store and return a copy of a row with other values in some columns, named as in the database."""
    columns = [field.attname for field in part._meta.concrete_fields if not field.primary_key]
    return type(part).objects.create(**{name: getattr(part, name) for name in columns} | values)


def copy_awards(program, translation, periods):
    """Copy the awards with what was called; `periods` are the copies of funding periods by the original's key."""
    made = {None: None}
    originals = list(program.awards.prefetch_related("disbursements"))
    for award in originals:
        period = periods[award.period_id].pk if award.period_id else None
        own = {"program_id": translation.pk, "period_id": period}
        made[award.pk] = copied(award, **own, amends_id=None, parent_id=None)
        for disbursement in award.disbursements.all():
            copied(disbursement, award_id=made[award.pk].pk)
    for award in originals:
        copy = made[award.pk]
        copy.amends, copy.parent = made[award.amends_id], made[award.parent_id]
        copy.save(update_fields=["amends", "parent"])


def copy_milestones(program, translation):
    """Copy the milestones with all their dates, which no edition of the translation shows yet."""
    for milestone in program.milestones.prefetch_related("dates"):
        copy = copied(milestone, program_id=translation.pk)
        for one in milestone.dates.all():
            copied(one, milestone_id=copy.pk, shown_in_id=None)
