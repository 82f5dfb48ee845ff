"""What the list of programmes can be narrowed to: funding that ends soon."""

from django.contrib import admin

from publishing.newsroom.horizon import days_ahead

from .models import FundingPeriod


class PeriodFilter(admin.SimpleListFilter):
    title = "Förderperiode"
    parameter_name = "foerderperiode"

    def lookups(self, request, model_admin):
        return [("endet", "endet in neun Monaten, ohne Nachfolge")]

    def queryset(self, request, queryset):
        if self.value() != "endet":
            return queryset
        ending = FundingPeriod.objects.ending(*days_ahead(request.now))
        return queryset.filter(pk__in=ending.order_by().values("program"))
