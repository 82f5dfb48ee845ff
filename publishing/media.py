"""Who may read which file: everybody what a readable edition shows, everything whoever may see the library."""

from datetime import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from media_library.addresses import is_servable, stored_name
from media_library.documents import TYPES
from media_library.renditions import MIME_TYPES

from .clock import PortalRequest
from .models import Edition

# The name is the hash of the content: what stands behind an address never changes
FOR_EVERYBODY = "public, max-age=31536000, immutable"
FOR_STAFF = "private, no-store"
# A picture or document that a browser opens by itself may do nothing at all
CONTENT_POLICY = (
    "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; sandbox"
)


@require_safe
def media_file(request: PortalRequest, content_hash: str, name: str) -> HttpResponseBase:
    """Serve a rendition or a download; one query for visitors."""
    if not is_servable(content_hash, name):
        raise Http404
    public = is_public(content_hash, request.at)
    if not (public or sees_library(request)):
        raise Http404
    etag = quote_etag(f"{content_hash[:32]}/{name}")
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or response_with(content_hash, name, with_body=request.method == "GET")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = FOR_EVERYBODY if public else FOR_STAFF
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def is_public(content_hash: str, at: datetime) -> bool:
    """Tell whether an edition that is readable at the moment `at` shows the content."""
    return Edition.objects.readable(at).filter(files__content_hash=content_hash).exists()


def sees_library(request: HttpRequest) -> bool:
    """Tell whether somebody of the newsroom asks; the session of visitors, who have none, is not touched."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_staff and request.user.has_perm("media_library.view_image")


def response_with(content_hash: str, name: str, *, with_body: bool) -> HttpResponseBase:
    """Return a stored file with its type and disposition, for whoever was found to be allowed to read it."""
    extension = name.rpartition(".")[2]
    is_picture = extension in MIME_TYPES
    try:
        stored = default_storage.open(stored_name(content_hash, name))
        size = stored.size
    except FileNotFoundError as error:
        raise Http404 from error
    response: HttpResponseBase
    if with_body and not is_picture:
        response = FileResponse(stored)
    else:
        # Renditions are small: reading one at once is quicker than handing it on in pieces
        with stored:
            response = HttpResponse(stored.read() if with_body else b"")
    response.headers["Content-Length"] = str(size)
    if is_picture:
        response.headers["Content-Type"] = MIME_TYPES[extension]
        response.headers["Content-Disposition"] = "inline"
    else:
        mime_type = TYPES[extension].mime_type
        charset = "; charset=utf-8" if mime_type.startswith("text/") else ""
        response.headers["Content-Type"] = mime_type + charset
        # Always saved, never opened in our origin: browsers' viewers do not start in a sandbox anyway
        response.headers["Content-Disposition"] = (
            content_disposition_header(True, name) or "attachment"
        )
    return response
