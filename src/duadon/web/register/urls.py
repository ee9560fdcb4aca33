"""Addresses of the register's pages."""

from django.urls import URLPattern, path

from duadon.web.register.child import child, reveal_number
from duadon.web.register.import_list import import_batch, import_check, import_list
from duadon.web.register.register_list import register_list

urlpatterns: list[URLPattern] = [
    path("danh-sach/", register_list, name="register-list"),
    path("danh-sach/chau/<uuid:child>/", child, name="child"),
    path("danh-sach/chau/<uuid:child>/so-dinh-danh/", reveal_number, name="reveal-number"),
    path("nhap-danh-sach/", import_list, name="import-list"),
    path("nhap-danh-sach/kiem-tra/<uuid:upload>/", import_check, name="import-check"),
    path("nhap-danh-sach/<uuid:batch>/", import_batch, name="import-batch"),
]
