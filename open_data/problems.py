"""What is said when something cannot be answered: problem details after RFC 9457, in plain sentences."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from pydantic import BaseModel, Field

CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: "Die Anfrage ist nicht zu verstehen",
    404: "Das gibt es hier nicht",
    405: "Diese Schnittstelle kann man nur lesen",
    429: "Zu viele Anfragen",
}


class Fault(BaseModel):
    parameter: str = Field(description="Welcher Parameter gemeint ist")
    detail: str = Field(description="Was an ihm nicht stimmt")


class Problem(BaseModel):
    """Was schiefging und was jetzt zu tun ist (RFC 9457)."""

    type: str = Field(description="Adresse, unter der dieser Fall erklärt ist")
    title: str
    status: int
    detail: str = Field(description="Ein ganzer Satz für Menschen")
    errors: list[Fault] = Field(
        default_factory=list, description="Bei 400: jeder Parameter, der nicht passt"
    )


class Refused(Exception):
    """Ends a request with a problem; `detail` is a German sentence."""

    def __init__(self, status: int, detail: str, faults: list[Fault] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.faults = status, detail, faults or []


def answer(refused: Refused) -> HttpResponse:
    """Return the problem as a response."""
    problem = Problem(
        type=f"{settings.SITE_URL}/daten/api/#fehler-{refused.status}",
        title=TITLES[refused.status],
        status=refused.status,
        detail=refused.detail,
        errors=refused.faults,
    )
    return HttpResponse(
        json.dumps(problem.model_dump(), ensure_ascii=False),
        status=refused.status,
        content_type=CONTENT_TYPE,
        headers={"Content-Language": "de"},
    )


def of_parameters(errors: list[dict[str, Any]]) -> Refused:
    """Return the refusal for what pydantic found wrong with parameters."""
    faults = [Fault(parameter=str(error["loc"][-1]), detail=_said(error)) for error in errors]
    detail = " ".join(f"„{fault.parameter}“: {fault.detail}" for fault in faults)
    return Refused(400, detail, faults)


def _said(error: dict[str, Any]) -> str:
    # Every parameter has a check of its own that says it in German; what is left is a parameter that is missing
    reason = error.get("ctx", {}).get("error")
    return str(reason) if reason else "Dieser Wert passt nicht."
