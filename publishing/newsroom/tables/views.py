"""The pages on which a list is taken away as a table; those that bring one back are in importing.py."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST

from accounts import audit
from publishing import slugs

from . import writing
from .forms import ExportForm
from .importing import ImportViews


class TableViews(ImportViews):
    """Mixin of DocumentAdmin for kinds with a `resource_class`."""

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

    def _may_import(self, request):
        return self.has_add_permission(request) or self.has_change_permission(request)

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
