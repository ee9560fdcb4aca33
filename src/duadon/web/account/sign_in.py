"""Signing in: the password is checked first, then everything is written in one short transaction."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.db import transaction
from django.http import HttpResponse


class SignIn(LoginView):
    """A hash takes most of a second: no writer waits for it, as none would for a page."""

    template_name = "account/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Write the session and the time of signing in; the password was right."""
        with transaction.atomic():
            return super().form_valid(form)
