"""Writes the lines of a form of the newsroom: label, input, help and errors of each field, several beside each other.

What one field is written with is `form_writing`; a template for what stands around it was half of what a form took.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.helpers import AdminForm, Fieldline, Fieldset
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from publishing.templatetags.languages import told

from .form_writing import escaped


def lines_of(fieldset: Fieldset) -> SafeString:
    """Return the fields of one of the admin's fieldsets, line by line."""
    return mark_safe("".join(_line(line) for line in fieldset))


def cells_of(row: AdminForm) -> SafeString:
    """Return the fields of a row of an inline, each as a cell of a table that says in its head what they hold."""
    return mark_safe("".join(_cell(field) for part in row for line in part for field in line))


def _cell(field: Any) -> str:
    classes = _words([_name_class(field), "hidden" if _of(field, "is_hidden") else ""])
    shown = f"<p>{field.contents()}</p>" if field.is_readonly else f"{_errors(field)}{field.field}"
    return f'<td class="{classes}">{shown}</td>\n'


def _line(line: Fieldline) -> str:
    fields = list(line)
    is_single = len(fields) == 1
    errors = _errors(fields[0]) if is_single else ""
    classes = ["form-row"]
    classes += ["errors"] if errors else []
    classes += [] if line.has_visible_field else ["hidden"]
    body = "".join(_field(field, is_single=is_single) for field in fields)
    if not is_single:
        body = f'<div class="flex-container form-multiline">{body}</div>'
    return f'<div class="{_words([*classes, *map(_name_class, fields)])}">{errors}{body}</div>\n'


def _field(field: Any, *, is_single: bool) -> str:
    errors = "" if is_single else _errors(field)
    classes = ["flex-container"]
    if not is_single:
        classes += ["fieldBox", _name_class(field)]
        classes += ["errors"] if errors else []
        classes += ["hidden"] if _of(field, "is_hidden") else []
    classes += ["checkbox-row"] if field.is_checkbox else []
    label, shown = _label(field), _shown(field)
    body = f"{shown}{label}" if field.is_checkbox else f"{label}{shown}"
    return f'<div>{errors}<div class="{_words(classes)}">{body}</div>{_help(field)}</div>\n'


def _errors(field: Any) -> str:
    if field.is_readonly or field.field.name not in field.field.form.errors:
        return ""
    return str(field.errors())


def _label(field: Any) -> str:
    classes = ["vCheckboxLabel"] if field.is_checkbox else []
    words, target = _of(field, "label"), ""
    if field.is_readonly:
        words = capfirst(words)
    else:
        classes += ["required"] if field.field.field.required else []
        identity = field.field.id_for_label
        target = f' for="{escaped(identity)}"' if identity else ""
    classes += [] if field.is_first else ["inline"]
    marked = f' class="{_words(classes)}"' if classes else ""
    return f"<label{marked}{target}>{escaped(words)}</label>"


def _shown(field: Any) -> str:
    """Return the input, in a translation with the German words beside it and marked as what language it takes."""
    if field.is_readonly:
        return f'<div class="readonly">{field.contents()}</div>'
    inner = field.field.field
    beside, spoken = getattr(inner, "beside", None), getattr(inner, "spoken", None)
    shown = str(field.field)
    if spoken:
        shown = f'<div class="foreign"{told(spoken)}>{shown}</div>'
    if beside:
        shown = render_to_string("admin/publishing/_beside.html", {"beside": beside}) + shown
    return shown


def _help(field: Any) -> str:
    text = _of(field, "help_text")
    if not text:
        return ""
    hidden = " hidden" if _of(field, "is_hidden") else ""
    name = _of(field, "id_for_label")
    identity = f' id="{escaped(name)}_helptext"' if name else ""
    return f'<div class="help{hidden}"{identity}><div>{text}</div></div>\n'


def _name_class(field: Any) -> str:
    name = _of(field, "name")
    return f"field-{escaped(name)}" if name else ""


def _of(field: Any, name: str) -> Any:
    """Return what is said of a field: where it may only be read, the admin has it as a dict."""
    return field.field.get(name) if field.is_readonly else getattr(field.field, name)


def _words(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)
