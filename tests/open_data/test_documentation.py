"""The page that describes the interface to people is complete, and needs no script."""

import json

from open_data.api import api


def test_the_page_describes_every_path_and_every_parameter(client, db):
    page = client.get("/daten/api/").text
    schema = api.get_openapi_schema()
    assert len(schema["paths"]) > 15
    for path, methods in schema["paths"].items():
        assert f"GET {path}" in page
        assert methods["get"]["description"] in page
        for parameter in methods["get"]["parameters"]:
            assert f"<code>{parameter['name']}</code>" in page
    for status in ("400", "404", "429"):
        assert f'id="fehler-{status}"' in page


def test_the_description_names_server_licence_and_examples(client, db):
    schema = json.loads(client.get("/api/v1/openapi.json").text)
    assert schema["openapi"].startswith("3.1")
    assert schema["servers"][0]["url"] == "http://127.0.0.1:8000"
    assert schema["info"]["license"]["url"] == "https://www.govdata.de/dl-de/by-2-0"
    for methods in schema["paths"].values():
        assert methods["get"]["responses"]["200"]["content"]["application/json"]["example"]


def test_the_page_is_there_below_every_language_and_says_that_it_is_german(client, db):
    page = client.get("/en/daten/api/").text
    assert "Interface for programs" in page
    assert '<div class="api" lang="de" dir="ltr">' in page
