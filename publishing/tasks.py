"""Work that may happen a little later: e-mails of the workflow."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django_tasks import task

from accounts.models import User

from .models import Document


@task()
def send_rejection(document_id: int, recipient_id: int, rejected_by: str) -> None:
    """Tell whoever submitted the text that it came back, with the remark and a link to it."""
    document = Document.objects.get(pk=document_id)
    recipient = User.objects.get(pk=recipient_id)
    address = reverse("admin:publishing_open", args=[document.pk])
    send_mail(
        subject=f"Zurückgewiesen: {document.title}",
        message=(
            f"Guten Tag {recipient.name},\n\n{rejected_by} hat Ihren Text „{document.title}“ zurückgewiesen und"
            f" schreibt dazu:\n\n{document.review_remark}\n\nHier können Sie ihn überarbeiten:\n"
            f"{settings.SITE_URL}{address}\n"
        ),
        from_email=None,
        recipient_list=[recipient.email],
    )
