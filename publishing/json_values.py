"""How values lie in an edition: as JSON says them, days and moments in ISO 8601, amounts as text."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def json_values(values: Any) -> Any:
    """Return the values (dicts, lists, days, decimals) as they would come back from an edition's data."""
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))
