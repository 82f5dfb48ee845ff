"""Translates with DeepL; its library is an extra (requirements/machine-translation.txt), loaded when needed."""

from collections.abc import Iterator, Mapping, Sequence

from publishing.languages import Language

from .failures import TranslationFailed

# DeepL takes 50 texts and 128 KiB in one request; what stands around them needs some room
TEXTS_AT_ONCE = 50
BYTES_AT_ONCE = 100_000


class DeepL:
    name = "DeepL"
    place = "DeepL SE, Köln"

    def __init__(self, key: str, server_url: str, glossaries: Mapping[str, str]) -> None:
        """`server_url` may be empty: then the key says which of DeepL's servers; `glossaries` by language code."""
        self.key, self.server_url, self.glossaries = key, server_url, glossaries

    def knows(self, target: Language) -> bool:
        return bool(target.deepl)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        import deepl

        try:
            client = deepl.DeepLClient(
                self.key, server_url=self.server_url or None, send_platform_info=False
            )
            found: list[str] = []
            for batch in batches(texts):
                results = client.translate_text(
                    batch,
                    source_lang=source.deepl,
                    target_lang=target.deepl,
                    tag_handling="html",
                    # Du or Sie where the language has both; others ignore it
                    formality="prefer_more",
                    glossary=self.glossaries.get(target.code),
                )
                found += [result.text for result in results]
            return found
        except deepl.AuthorizationException as error:
            raise TranslationFailed(
                "DeepL nimmt den Schlüssel nicht an. Bitte wenden Sie sich an die Administration."
            ) from error
        except deepl.QuotaExceededException as error:
            raise TranslationFailed(
                "Das Kontingent bei DeepL ist für diesen Zeitraum aufgebraucht."
            ) from error
        except deepl.TooManyRequestsException as error:
            raise TranslationFailed("DeepL ist gerade überlastet.", is_temporary=True) from error
        except deepl.ConnectionException as error:
            raise TranslationFailed("DeepL ist nicht zu erreichen.", is_temporary=True) from error
        except deepl.DeepLException as error:
            status = error.http_status_code or 0
            if status >= 500:
                raise TranslationFailed("DeepL ist gerade gestört.", is_temporary=True) from error
            raise TranslationFailed(
                f"DeepL kann nicht auf {target.name} übersetzen oder hat den Auftrag abgelehnt."
            ) from error


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield the texts in order, in as few requests as DeepL's limits allow."""
    batch: list[str] = []
    size = 0
    for text in texts:
        length = len(text.encode())
        if batch and (len(batch) == TEXTS_AT_ONCE or size + length > BYTES_AT_ONCE):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += length
    if batch:
        yield batch
