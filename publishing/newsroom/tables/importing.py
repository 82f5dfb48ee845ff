"""The pages on which a table is brought back: a look at every row first, then all of it or nothing."""

from datetime import timedelta
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse

from accounts import csv_rows
from publishing import slugs
from publishing.models import PendingImport

from . import writing
from .files import Unreadable
from .forms import ImportForm
from .taking_over import OtherwiseNow, rehearse, table_for, take_over

# So long somebody may think about what was shown
PENDING_FOR = timedelta(days=1)
OTHERWISE = (
    "Seit Sie die Vorschau gesehen haben, hat sich etwas geändert. Es wurde nichts übernommen. Bitte sehen Sie sich"
    " an, was die Tabelle jetzt bewirken würde."
)
TOO_LATE = "Diese Vorschau gilt nicht mehr. Bitte laden Sie die Tabelle noch einmal hoch."


class ImportViews:
    """Mixin for what has `opts`, `admin_site`, `url` and `_may_import`, as admins have.

    `resource_class` reads the rows (taking_over.py says what it needs); `import_rules` replace what the page says of
    tables of documents.
    """

    resource_class = None
    import_rules: tuple[str, ...] = ()

    @property
    def import_kind(self):
        """What the table waits as, until it is taken over."""
        return self.model.KIND

    @property
    def import_name(self):
        return str(self.opts.verbose_name_plural)

    def import_view(self, request):
        """Take a file and show row by row what it would do; nothing is written yet."""
        self._require_import(request)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = ImportForm(*sent, label_suffix="")
        report = pending = table = None
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                table = table_for(self.resource_class, file, file.size)
            except Unreadable as error:
                form.add_error("file", str(error))
            else:
                report = rehearse(self.resource_class, table, by=request.user, at=request.now)
                if report.to_write and not report.faulty:
                    file.seek(0)
                    pending = self._keep_table(request, file, report)
        return self._import_page(request, form, report, pending, table)

    def take_over_view(self, request, key):
        """Write what was shown; if it would be something else by now, show that instead."""
        self._require_import(request)
        pending = PendingImport.objects.filter(
            pk=key, by=request.user, kind=self.import_kind, at__gt=request.now - PENDING_FOR
        ).first()
        if pending is None:
            messages.error(request, TOO_LATE)
            return HttpResponseRedirect(self.url("import"))
        content = bytes(pending.content)
        table = table_for(self.resource_class, BytesIO(content), len(content))
        try:
            with transaction.atomic():
                report = take_over(
                    self.resource_class,
                    table,
                    by=request.user,
                    at=request.now,
                    shown=pending.digest,
                )
                pending.delete()
        except OtherwiseNow as changed:
            messages.warning(request, OTHERWISE)
            report = changed.report
            if report.to_write and not report.faulty:
                pending.digest = report.digest()
                pending.save(update_fields=["digest"])
            else:
                pending.delete()
                pending = None
            return self._import_page(request, ImportForm(label_suffix=""), report, pending, table)
        messages.success(
            request,
            f"Übernommen: {report.summary}. Öffentlich ändert sich erst etwas mit der Freigabe.",
        )
        return HttpResponseRedirect(self.url("changelist"))

    def template_view(self, request):
        """Send an empty table with the headers that can be filled in."""
        self._require_import(request)
        columns = self.resource_class.columns().values()
        headers = [column.column_name for column in columns if not column.readonly]
        name = f"vorlage-{slugs.german_slug(self.import_name)}.csv"
        return StreamingHttpResponse(
            csv_rows.lines(headers, []),
            content_type=writing.TYPES[writing.CSV],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def _require_import(self, request):
        if not self._may_import(request):
            raise PermissionDenied

    def _keep_table(self, request, file, report):
        return PendingImport.objects.create(
            kind=self.import_kind,
            by=request.user,
            at=request.now,
            file_name=file.name[:200],
            content=file.read(),
            digest=report.digest(),
        )

    def _import_page(self, request, form, report, pending, table):
        columns = [item for item in self.resource_class.columns().values() if not item.readonly]
        context = self._table_context(
            request,
            title=f"{self.import_name} importieren",
            form=form,
            report=report,
            table=table,
            pending=pending,
            take_over_url=self.url("take_over", pending.pk) if pending else "",
            import_url=self.url("import"),
            template_url=self.url("import_template"),
            column_names=[item.column_name for item in columns],
            rules=self.import_rules,
        )
        return TemplateResponse(request, "admin/publishing/table_import.html", context)

    def _table_context(self, request, **context):
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "subtitle": None,
            "changelist_url": self.url("changelist"),
            **context,
        }
