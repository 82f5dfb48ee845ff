"""The programming interface as a whole: what it consists of, and what it says of itself (OpenAPI 3.1)."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer
from pydantic import BaseModel, Field

from . import licences, problems
from .examples import example_of
from .lists import resource
from .problems import Problem, Refused
from .resources import awards, editions, indicators, measures, news, organization, programs

VERSION = "1.0"
PROBLEMS = {
    "400": "Ein Parameter passt nicht; „errors“ nennt jeden.",
    "404": "Das gibt es nicht, oder es ist nicht veröffentlicht.",
    "429": "Zu viele Anfragen; „Retry-After“ nennt die Sekunden bis zur nächsten.",
}
HEADERS = {
    "ETag": {
        "description": "Kennzeichen dieser Antwort; mit „If-None-Match“ zurückgeschickt, wird nur gesendet, was"
        " sich geändert hat.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": 'Bei Listen, die weitergehen: Adresse des nächsten Stücks mit rel="next".',
        "schema": {"type": "string"},
    },
}
RETRY_AFTER = {
    "description": "Nach so vielen Sekunden geht es weiter.",
    "schema": {"type": "integer", "minimum": 1},
}


class Readable(JSONRenderer):
    """Letters as they are, and not as numbers."""

    json_dumps_params = {"ensure_ascii": False}


class Api(NinjaAPI):
    """django-ninja's interface with what our answers have besides."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        schema = super().get_openapi_schema(*args, **kwargs)
        definitions = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts = definitions.pop("$defs")
        schema["components"]["schemas"] |= parts | {"Problem": definitions}
        for methods in schema["paths"].values():
            for operation in methods.values():
                _with_problems(operation)
                for parameter in operation["parameters"]:
                    # Beside the schema OpenAPI knows one example or named ones, but no list of them
                    if found := parameter.pop("examples", None):
                        parameter["example"] = found[0]
                content = operation["responses"][200]["content"]["application/json"]
                content["example"] = example_of(content["schema"], schema["components"]["schemas"])
        return schema


def _with_problems(operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    answers[200]["description"] = "Gefunden"
    answers[200]["headers"] = HEADERS
    etag = {"ETag": HEADERS["ETag"]}
    words = "Unverändert, seit die Antwort mit diesem ETag kam."
    answers["304"] = {"description": words, "headers": etag}
    words = "Die Antwort hat nicht das ETag, das „If-Match“ verlangt; ohne Inhalt."
    answers["412"] = {"description": words}
    content = {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, words in PROBLEMS.items():
        answers[status] = {"description": words, "content": content}
    answers["429"]["headers"] = {"Retry-After": RETRY_AFTER}


def built() -> Api:
    """Return the interface as the settings describe it."""
    owner, licence = settings.SITE_OWNER["name"], licences.current()
    return Api(
        renderer=Readable(),
        title=f"{settings.SITE_NAME} {owner}: Offene Daten",
        version=VERSION,
        description=(
            "Was das Portal veröffentlicht, zum Weiterverwenden: nur lesend, ohne Anmeldung. Gezeigt wird, was im"
            " Moment der Anfrage öffentlich ist. Tage stehen da als JJJJ-MM-TT, Zeitpunkte mit ihrem Abstand zur"
            f" Weltzeit, Beträge als Text mit Punkt. Quelle nennen: {licences.attribution()}"
        ),
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api",
        servers=[{"url": settings.SITE_URL, "description": f"{settings.SITE_NAME} {owner}"}],
        openapi_extra={
            "info": {
                "license": {"name": licence.name, "url": licence.url},
                "contact": {"name": owner, "url": f"{settings.SITE_URL}/impressum/"},
            },
            "externalDocs": {
                "description": "Beschreibung für Menschen",
                "url": f"{settings.SITE_URL}/daten/api/",
            },
        },
    )


api = built()
MODULES = (programs, measures, indicators, awards, organization, news, editions)
for _module in MODULES:
    api.add_router("", _module.router)


class Entrance(BaseModel):
    """Wohin es von hier aus geht."""

    title: str
    licence: str
    licence_url: str
    attribution: str = Field(description="So ist die Quelle zu nennen")
    description_url: str = Field(description="Beschreibung für Menschen")
    openapi_url: str = Field(description="Beschreibung für Maschinen (OpenAPI 3.1)")
    lists: dict[str, str] = Field(description="Jede Liste mit ihrer Adresse")


@resource(api.default_router, "/", Entrance, "Eingang")
def entrance(request: HttpRequest, response: HttpResponse) -> Any:
    """Nennt alle Listen mit ihren Adressen."""
    licence, here = licences.current(), f"{settings.SITE_URL}/api/v1"
    return {
        "title": api.title,
        "licence": licence.name,
        "licence_url": licence.url,
        "attribution": licences.attribution(),
        "description_url": f"{settings.SITE_URL}/daten/api/",
        "openapi_url": f"{here}/openapi.json",
        "lists": {
            path.strip("/"): f"{here}{path}"
            for module in MODULES
            for path in module.router.path_operations
            if "{" not in path
        },
    }


@api.exception_handler(ValidationError)
def on_wrong_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say in German what django-ninja found wrong with parameters."""
    return problems.answer(problems.of_parameters(error.errors))


@api.exception_handler(Refused)
def on_refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """Answer with the problem that a resource raised."""
    return problems.answer(refused)
