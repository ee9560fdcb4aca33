"""Signing in: the password is checked first, then everything is written in one short transaction."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRefresh


class SignIn(LoginView):
    """A hash takes most of a second: no writer waits for it, as none would for a page."""

    template_name = "account/sign_in.html"
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Show the form; a part of a page that asked after its session ended reloads the whole page."""
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRefresh()
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Write the session and the time of signing in; the password was right."""
        with transaction.atomic():
            return super().form_valid(form)
