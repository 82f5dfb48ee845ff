"""Addresses of departments and people."""

from django.urls import path

from publishing.views import edition_detail

from . import views
from .contact_cards import department_card, person_card

app_name = "organization"
urlpatterns = [
    path("organisation/", views.department_list, name="departments"),
    path("organisation/<slug:slug>/", edition_detail, name="department"),
    path("organisation/<slug:slug>/kontakt.vcf", department_card, name="department_card"),
    path("ansprechpersonen/", views.person_list, name="people"),
    path("ansprechpersonen/<slug:slug>/", edition_detail, name="person"),
    path("ansprechpersonen/<slug:slug>/kontakt.vcf", person_card, name="person_card"),
]
