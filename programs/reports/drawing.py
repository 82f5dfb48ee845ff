"""Charts on paper: the places that charts.series gives in per cent, as units of a drawing of fixed width."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..charts import series
from ..charts.series import Chart

# As wide as the text of an A4 page, in CSS pixels
WIDTH = 640
POINT = re.compile(r"([ML])([\d.]+) ([\d.]+)")


def on_paper(chart: Chart) -> Chart:
    """Return the chart with numbers in place of per cent, for a drawing that has a `viewBox`."""
    marks: dict[str, Any] = {
        field.name: [_placed(one) for one in getattr(chart, field.name)]
        for field in fields(chart)
        if isinstance(getattr(chart, field.name), list)
    }
    marks["paths"] = [replace(path, d=POINT.sub(_point, path.d)) for path in chart.paths]
    return replace(chart, edge=_units(chart.edge), **marks)


def _placed(mark: Any) -> Any:
    if not is_dataclass(mark) or isinstance(mark, type):
        return mark
    told = {field.name: getattr(mark, field.name) for field in fields(mark)}
    return replace(mark, **{name: _units(told[name]) for name in ("x", "width") if name in told})


def _units(share: str) -> str:
    """Return "80.0" for "12.50%"."""
    return f"{float(share.rstrip('%')) * WIDTH / 100:.1f}" if share.endswith("%") else share


def _point(match: re.Match[str]) -> str:
    return f"{match[1]}{float(match[2]) * WIDTH / series.WIDTH:.1f} {match[3]}"
