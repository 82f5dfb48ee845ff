from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("publishing", "0010_move_review_remarks")]

    operations = [migrations.RemoveField(model_name="document", name="review_remark")]
