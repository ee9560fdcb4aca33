"""Addresses of the account area."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path

from duadon.web.account.first_page import first_page
from duadon.web.account.language import choose_language
from duadon.web.account.sign_in import SignIn

urlpatterns: list[URLPattern] = [
    path("", first_page, name="home"),
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", LogoutView.as_view(), name="sign-out"),
    path("ngon-ngu/", choose_language, name="language"),
]
