"""Addresses of the register's pages."""

from django.urls import URLPattern, path

from duadon.web.register.register_list import register_list

urlpatterns: list[URLPattern] = [path("danh-sach/", register_list, name="register-list")]
