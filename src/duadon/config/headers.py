"""Security headers of every answer; Django's own settings bring the rest."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Nothing inline and nothing from elsewhere: style sheets, pictures, faces and scripts are files of this site.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Answer = Callable[[HttpRequest], HttpResponse]


class SecurityHeaders:
    """Middleware; stands first, so that refusals and static files carry the headers too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers; what does not say itself how it may be kept is not kept."""
        response = self.get_response(request)
        for name, value in _ALWAYS.items():
            response.headers[name] = value
        if not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "no-store"
        return response
