"""Addresses of the account area."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, path

from duadon.web.account.first_page import first_page

urlpatterns: list[URLPattern] = [
    path("", first_page, name="home"),
    path(
        "dang-nhap/",
        LoginView.as_view(template_name="account/sign_in.html", redirect_authenticated_user=True),
        name="sign-in",
    ),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
]
