"""Writes the plain parts of forms without a template: a page of the newsroom has hundreds of inputs and choices.

Django fills two or three templates for each of them, which was most of what such a page took to make. What is written
here is what Django's templates say (a test compares them); widgets with templates of their own keep them.
"""

import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorList
from django.templatetags.static import static
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.translation import gettext

Context = Mapping[str, Any]
OPTION = "django/forms/widgets/select_option.html"


class WrittenForms(TemplatesSetting):
    """The portal's FORM_RENDERER."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = WRITERS.get(template_name)
        written = write(context) if write else None
        if written is None:
            return str(super().render(template_name, context, request))
        return written


def escaped(value: Any) -> str:
    """Return the value as Django's templates escape it; most are plain words, for which that is told at once."""
    return html.escape(value) if type(value) is str else conditional_escape(value)


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not False
    )


def _input(context: Context) -> str:
    widget = context["widget"]
    filled = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    return (
        f'<input type="{escaped(widget["type"])}" name="{escaped(widget["name"])}"{filled}'
        f"{_attributes(widget['attrs'])}>\n"
    )


def _textarea(context: Context) -> str:
    widget = context["widget"]
    # The first line feed is the textarea's own: one that somebody typed stays
    return (
        f'<textarea name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>\n'
        f"{_shown(widget['value'] or '')}</textarea>\n"
    )


def _select(context: Context) -> str | None:
    """Return the select with its choices, None where these have groups or templates of their own."""
    widget = context["widget"]
    choices = []
    for group, options, _ in widget["optgroups"]:
        if group or any(option["template_name"] != OPTION for option in options):
            return None
        choices += [
            f'<option value="{escaped(option["value"])}"{_attributes(option["attrs"])}>'
            f"{_shown(option['label'])}</option>"
            for option in options
        ]
    body = "\n".join(choices)
    return f'<select name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>\n{body}\n</select>\n'


def _related(context: Context) -> str:
    """Return a choice of related documents with what leads to them: change, add, delete, view."""
    is_limited = context["model_has_limit_choices_to"]
    model = "" if is_limited else f' data-model-ref="{escaped(context["model_name"])}"'
    links = "" if context["is_hidden"] else "".join(_links(context))
    return f'<div class="related-widget-wrapper"{model}>{context["rendered_widget"]}{links}</div>\n'


# What is done, Django's words for it, and what the context calls address and query
LINKS = (
    ("change", "Change selected %(model)s", "change_related_template_url", "url_params"),
    ("add", "Add another %(model)s", "add_related_url", "url_params"),
    ("delete", "Delete selected %(model)s", "delete_related_template_url", "url_params"),
    ("view", "View selected %(model)s", "change_related_template_url", "view_related_url_params"),
)


def _links(context: Context) -> Iterator[str]:
    name = escaped(context["name"])
    for deed, words, url, query in LINKS:
        if context[f"can_{deed}_related"]:
            address = "href" if deed == "add" else "data-href-template"
            popup = "" if deed == "view" else ' data-popup="yes"'
            title = gettext(words) % {"model": context["model"]}
            yield (
                f'<a class="related-widget-wrapper-link {deed}-related" id="{deed}_id_{name}"'
                f' {address}="{escaped(context[url])}?{escaped(context[query])}"{popup}'
                f' title="{escaped(title)}"><img src="{escaped(static(f"admin/img/icon-{deed}link.svg"))}"'
                ' alt="" width="24" height="24"></a>'
            )


def _label(context: Context) -> str:
    label = _shown(context["label"])
    if not context["use_tag"]:
        return f"{label}\n"
    tag = context["tag"]
    return f"<{tag}{_attributes(context['attrs'])}>{label}</{tag}>\n"


def _no_errors(context: Context) -> str | None:
    """Return nothing for a field without errors, of which there are most."""
    return None if context["errors"] else ""


def _shown(value: Any) -> str:
    return escaped(value if type(value) is str else localize(value))


WRITERS: dict[str, Callable[[Context], str | None]] = {
    **{
        f"django/forms/widgets/{name}.html": _input
        for name in (
            "input",
            "text",
            "hidden",
            "number",
            "email",
            "url",
            "date",
            "time",
            "checkbox",
        )
    },
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "admin/widgets/related_widget_wrapper.html": _related,
    "django/forms/label.html": _label,
    ErrorList.template_name: _no_errors,
    ErrorList.template_name_ul: _no_errors,
}
