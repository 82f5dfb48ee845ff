"""The page that describes the interface to people is complete, and needs no script."""

import json

import jsonschema_rs

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


def test_examples_keep_to_their_own_schemas():
    schema = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    for path, methods in schema["paths"].items():
        content = methods["get"]["responses"]["200"]["content"]["application/json"]
        whole = {**content["schema"], "components": schema["components"]}
        validator = jsonschema_rs.validator_for(whole, validate_formats=True)
        assert [str(error) for error in validator.iter_errors(content["example"])] == [], path
        for parameter in methods["get"]["parameters"]:
            assert "examples" not in parameter, "is a map in OpenAPI, no list"
            if "example" in parameter:
                assert jsonschema_rs.is_valid(parameter["schema"], parameter["example"])


def test_the_description_names_the_headers_that_answers_have(client, county, settings):
    described = api.get_openapi_schema()["paths"]["/api/v1/editions"]["get"]["responses"]
    found = {str(status): answer.get("headers", {}) for status, answer in described.items()}
    answer = client.get("/api/v1/editions?limit=1")
    assert set(found["200"]) <= set(answer.headers)
    again = client.get("/api/v1/editions?limit=1", headers={"If-None-Match": answer["ETag"]})
    assert set(found["304"]) == {"ETag"} <= set(again.headers)
    former = client.get("/api/v1/editions?limit=1", headers={"If-Match": '"frueher"'})
    assert (former.status_code, former.content) == (412, b"")
    assert found["412"] == {}
    settings.OPEN_DATA_REQUESTS_PER_MINUTE = 0
    assert set(found["429"]) == {"Retry-After"} <= set(client.get("/api/v1/editions").headers)


def test_the_page_is_there_below_every_language_and_says_that_it_is_german(client, db):
    page = client.get("/en/daten/api/").text
    assert "Interface for programs" in page
    assert '<div class="api" lang="de" dir="ltr">' in page
