"""Addresses of departments and people."""

from django.urls import path

from publishing.views import edition_detail

from . import views

app_name = "organization"
urlpatterns = [
    path("organisation/", views.department_list, name="departments"),
    path("organisation/<slug:slug>/", edition_detail, name="department"),
    path("ansprechpersonen/", views.person_list, name="people"),
    path("ansprechpersonen/<slug:slug>/", edition_detail, name="person"),
]
