"""The newsroom's first page: what waits for a person, what is planned, and what needs an eye."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User

from .calendar import Week, weeks
from .tasks import Task, tasks_of
from .watching import Watched, watched_by


@dataclass(frozen=True)
class StartPage:
    """`tasks` are lists of texts, `watched` what ends, is vacant or incomplete; both empty for who has no texts."""

    tasks: list[Task]
    weeks: list[Week]
    watched: list[Watched]

    @property
    def open_tasks(self) -> list[Task]:
        return [task for task in self.tasks if task.total]

    @property
    def done_tasks(self) -> list[Task]:
        return [task for task in self.tasks if not task.total]

    @property
    def open_watched(self) -> list[Watched]:
        return [item for item in self.watched if item.total]

    @property
    def done_watched(self) -> list[Watched]:
        return [item for item in self.watched if not item.total]


def start_page(user: User, at: datetime) -> StartPage:
    """Return what concerns `user` at the aware moment `at`: a dozen queries at most, whatever there is."""
    if not user.has_perm("publishing.view_document"):
        return StartPage([], [], [])
    return StartPage(tasks_of(user, at), weeks(at), watched_by(user, at))
