"""Counts long lists no further than anybody pages through them."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

# Counting further would read every row at each view of the list; who looks for more than this, filters
COUNTED = 5000


class BoundedPaginator(Paginator):
    """Counts no further than COUNTED rows; `is_bounded` says that there are more."""

    @cached_property
    def _reached(self):
        return self.object_list.order_by().values("pk")[: COUNTED + 1].count()

    @property
    def count(self):
        return min(self._reached, COUNTED)

    @property
    def is_bounded(self):
        return self._reached > COUNTED
