"""The pages on which a list is taken away as a table, and a table is brought back."""

from datetime import timedelta
from io import BytesIO

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST

from accounts import audit, csv_rows
from publishing import slugs
from publishing.models import PendingImport

from . import writing
from .files import Unreadable
from .forms import ExportForm, ImportForm
from .taking_over import OtherwiseNow, rehearse, table_for, take_over

# So long somebody may think about what was shown
PENDING_FOR = timedelta(days=1)
OTHERWISE = (
    "Seit Sie die Vorschau gesehen haben, hat sich etwas geändert. Es wurde nichts übernommen. Bitte sehen Sie sich"
    " an, was die Tabelle jetzt bewirken würde."
)
TOO_LATE = "Diese Vorschau gilt nicht mehr. Bitte laden Sie die Tabelle noch einmal hoch."


class TableViews:
    """Mixin of DocumentAdmin for kinds with a `resource_class`."""

    resource_class = None

    def get_urls(self):
        if self.resource_class is None:
            return super().get_urls()
        wrap, prefix = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            ("herunterladen/", self.export_view, "export"),
            ("uebernehmen/", self.import_view, "import"),
            ("uebernehmen/vorlage/", self.template_view, "import_template"),
            ("uebernehmen/<uuid:key>/", require_POST(self.take_over_view), "take_over"),
        ]
        return [
            *(path(route, wrap(view), name=f"{prefix}_{name}") for route, view, name in own),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        tools = {}
        if self.resource_class is not None:
            query = request.GET.urlencode()
            tools["export_url"] = self.url("export") + (f"?{query}" if query else "")
            if self._may_import(request):
                tools["import_url"] = self.url("import")
        return super().changelist_view(request, {**tools, **(extra_context or {})})

    # Taking away

    def export_view(self, request):
        """Ask for format and columns; POST sends what the list shows: its filters and search hold."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            changelist = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self.url("export"))
        documents = changelist.queryset
        size = documents.count()
        resource = self.resource_class(by=request.user, at=request.now)
        given = {"columns": resource.columns(), "size": size}
        form = ExportForm(request.POST if request.method == "POST" else None, **given)
        if form.is_valid():
            return self._table_file(request, resource, documents, size, **form.cleaned_data)
        context = self._table_context(
            request,
            title=f"{self.opts.verbose_name_plural} exportieren",
            form=form,
            size=size,
            is_narrowed=bool(changelist.query or changelist.has_active_filters),
        )
        return TemplateResponse(request, "admin/publishing/table_export.html", context)

    def _table_file(self, request, resource, documents, size, format, columns):
        kind = str(self.opts.verbose_name_plural)
        details = {"rows": size, "format": format}
        audit.record("export_table", by=request.user, at=request.now, about=kind, details=details)
        name = f"{slugs.german_slug(kind)}-{request.now:%Y-%m-%d}.{format}"
        headers = {"Cache-Control": "no-store"}
        if format == writing.XLSX:
            file = writing.workbook_of(resource, documents, columns)
            return FileResponse(
                file,
                as_attachment=True,
                filename=name,
                content_type=writing.TYPES[format],
                headers=headers,
            )
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        lines = writing.csv_of(resource, documents, columns)
        return StreamingHttpResponse(lines, content_type=writing.TYPES[format], headers=headers)

    # Bringing back

    def _may_import(self, request):
        return self.has_add_permission(request) or self.has_change_permission(request)

    def import_view(self, request):
        """Take a file and show row by row what it would do; nothing is written yet."""
        self._require_import(request)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = ImportForm(*sent, label_suffix="")
        report = pending = None
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
        return self._import_page(request, form, report, pending)

    def take_over_view(self, request, key):
        """Write what was shown; if it would be something else by now, show that instead."""
        self._require_import(request)
        pending = PendingImport.objects.filter(
            pk=key, by=request.user, kind=self.model.KIND, at__gt=request.now - PENDING_FOR
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
            return self._import_page(request, ImportForm(label_suffix=""), report, pending)
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
        name = f"vorlage-{slugs.german_slug(str(self.opts.verbose_name_plural))}.csv"
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
            kind=self.model.KIND,
            by=request.user,
            at=request.now,
            file_name=file.name[:200],
            content=file.read(),
            digest=report.digest(),
        )

    def _import_page(self, request, form, report, pending):
        columns = [item for item in self.resource_class.columns().values() if not item.readonly]
        context = self._table_context(
            request,
            title=f"{self.opts.verbose_name_plural} importieren",
            form=form,
            report=report,
            pending=pending,
            take_over_url=self.url("take_over", pending.pk) if pending else "",
            import_url=self.url("import"),
            template_url=self.url("import_template"),
            column_names=[item.column_name for item in columns],
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
