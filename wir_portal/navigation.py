"""What stands in the newsroom's menu, in which order, and which place is the current one."""

from dataclasses import dataclass, field
from typing import Any

# The places where people work every day; everything else stands under "Weiteres"
DAILY = (
    "news.newsitem",
    "news.event",
    "programs.program",
    "organization.department",
    "organization.person",
    "media_library.image",
)


@dataclass(frozen=True)
class Place:
    name: str
    url: str
    current: bool


@dataclass
class Menu:
    first: list[Place] = field(default_factory=list)
    rest: list[tuple[str, list[Place]]] = field(default_factory=list)

    @property
    def rest_is_current(self) -> bool:
        return any(place.current for _, places in self.rest for place in places)


def menu(app_list: list[dict[str, Any]], path: str) -> Menu:
    """Return the menu made of Django's `app_list` (what the person may see), for the page at `path`."""
    daily: dict[str, Place] = {}
    result = Menu()
    for app in app_list:
        others = []
        for model in app["models"]:
            if not model.get("admin_url"):
                continue
            url = model["admin_url"]
            place = Place(str(model["name"]), url, path.startswith(url))
            label = model["model"]._meta.label_lower
            if label in DAILY:
                daily[label] = place
            else:
                others.append(place)
        if others:
            result.rest.append((str(app["name"]), others))
    result.first = [daily[label] for label in DAILY if label in daily]
    if not result.first:
        # Administration: few places, so all of them stand first
        result.first = [place for _, places in result.rest for place in places]
        result.rest = []
    return result
