"""In which language the site answers: the address says it, and nothing else does."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from publishing import languages


class LanguageMiddleware:
    """Lets the whole request run in the language of its address; neither the browser nor a cookie is asked.

    German where the address has no language, and where the site has no words of its own in that language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with languages.speaking(languages.of_path(request.path_info)):
            return self.get_response(request)
