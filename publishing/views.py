"""How an address that editions live at is answered: the page, a way on, or the plain word that it is over."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from . import kinds, languages, looking_back, open_files, pages, past_pages, reading, videos
from .clock import PortalRequest
from .responses import public
from .stands import Stand


@public
def edition_detail(request: PortalRequest, **kwargs: object) -> HttpResponse:
    """Answer the request's path with whatever stands there as of the moment looked at.

    With `?format=` it answers with a file where the kind has one (publishing.kinds.Kind.file).
    Below a language of the site, a text that is not translated is shown in German: `is_fallback` in the context.
    """
    looking_back.look_back(request)
    day = f"?{request.stand.query}" if request.stand else ""
    paths = list(dict.fromkeys([request.path, _german(request.path)]))
    found, path = reading.at_first(paths, request.at)
    is_fallback = path != request.path
    if request.stand and (found is None or not (found.edition or found.moved_to)):
        found = reading.Found(moved_to=_on_that_day(request, request.stand, is_fallback))
    if found is None:
        raise Http404(_("Unter dieser Adresse steht nichts."))
    if found.moved_to:
        # Who reads in another language stays there, whether the text left was a German one or a translation
        stays = languages.of_path(found.moved_to).is_german
        target = languages.of_site().path_prefix + found.moved_to if stays else found.moved_to
        # A look at another day must not be remembered by the browser
        return redirect(target + day, permanent=not (request.is_as_of or day))
    if found.edition is None:
        return render(request, "publishing/gone.html", {"withdrawal": found.withdrawal}, status=410)
    kind = kinds.get(found.edition.kind)
    form = open_files.asked(request) if kind.file and not found.withdrawal else ""
    context = pages.context_of(found.edition, request.at, found.withdrawal)
    if kind.file and form:
        return kind.file(context, form, request.stand, request.at)
    if is_fallback and (translated := pages.in_language(context, languages.of_site())):
        return redirect(translated.path + day)
    context["is_fallback"] = is_fallback
    response = render(request, kind.template, context, status=410 if found.withdrawal else 200)
    return videos.allow_players(response, context["frames"])


def _on_that_day(request: PortalRequest, stand: Stand, is_fallback: bool) -> str:
    """Return the address that the text had on the day; NoStand, or Http404, where there is nothing to show."""
    paths = [request.path, _german(request.path)] if is_fallback else [request.path]
    elsewhere = next(filter(None, (past_pages.moved(path, stand) for path in paths)), "")
    if not elsewhere:
        raise past_pages.missing(paths[-1], stand)
    return elsewhere


def _german(path: str) -> str:
    return path.removeprefix(languages.of_site().path_prefix)
