"""Writes the lines of a form of the newsroom: label, input, help and errors of each field, several beside each other.

What one field is written with is `form_writing`; a template for what stands around it was half of what a form took.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.helpers import Fieldline, Fieldset, InlineAdminForm
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from publishing.templatetags.languages import told

from .form_writing import escaped

NEW_ROW = "Neue Zeile"


def lines_of(fieldset: Fieldset) -> SafeString:
    """Return the fields of one of the admin's fieldsets, line by line."""
    return mark_safe("".join(_line(line) for line in fieldset))


def cells_of(row: InlineAdminForm) -> SafeString:
    """Return the fields of a row of an inline, each as a cell of a table that says in its head what they hold.

    Heads are not read out with an input: its name says column and row, and its help is that of the column.
    """
    fields = [field for part in row for line in part for field in line]
    return mark_safe("".join(_cell(field, row) for field in fields))


def removal_of(row: InlineAdminForm) -> SafeString:
    """Return the box that takes a stored row of a table away, named after the row."""
    return row.deletion_field().field.as_widget(attrs={"aria-label": f"{row_name(row)}: Löschen"})


def row_name(row: InlineAdminForm) -> str:
    """Return what tells a row of a table from the others; those that are added in the browser are numbered there."""
    if row.original:
        return str(row.original)
    number = str(row.form.prefix).removeprefix(f"{row.formset.prefix}-")
    stored = row.formset.initial_form_count()
    return f"{NEW_ROW} {int(number) - stored + 1}" if number.isdecimal() else NEW_ROW


def _cell(field: Any, row: InlineAdminForm) -> str:
    classes = _words([_name_class(field), "hidden" if _of(field, "is_hidden") else ""])
    # On narrow screens there is no head, and each cell shows what it holds
    start = f'<td class="{classes}" data-column="{escaped(capfirst(_of(field, "label")))}">'
    if field.is_readonly:
        return f"{start}<p>{field.contents()}</p></td>\n"
    errors, bound = _errors(field), field.field
    if bound.is_hidden:
        return f"{start}{errors}{bound}</td>\n"
    described = [column_help_id(row.formset.prefix, bound.name)] if bound.help_text else []
    described += [f"{bound.auto_id}_error"] if errors else []
    named = {"aria-label": f"{row_name(row)}: {bound.label}"}
    named |= {"aria-describedby": " ".join(described)} if described else {}
    return f"{start}{errors}{bound.as_widget(attrs=named)}</td>\n"


def column_help_id(prefix: str, name: str) -> str:
    """Return the id under which the help of a column of a table stands on the page."""
    return f"{prefix}-{name}-help"


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
    if _is_group(field):
        name = escaped(field.field.auto_id)
        described = f"{name}_helptext" if field.field.help_text else ""
        described = _words([described, f"{name}_error" if _errors(field) else ""])
        about = f' aria-describedby="{described}"' if described else ""
        label = escaped(field.field.label)
        shown = f'<div role="group" aria-label="{label}"{about}>{shown}</div>'
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
    name = field.field.auto_id if _is_group(field) else _of(field, "id_for_label")
    identity = f' id="{escaped(name)}_helptext"' if name else ""
    return f'<div class="help{hidden}"{identity}><div>{text}</div></div>\n'


def _is_group(field: Any) -> bool:
    """Tell whether the field is several boxes, which have names of their own: label and help are those of all."""
    return not field.is_readonly and field.field.use_fieldset


def _name_class(field: Any) -> str:
    name = _of(field, "name")
    return f"field-{escaped(name)}" if name else ""


def _of(field: Any, name: str) -> Any:
    """Return what is said of a field: where it may only be read, the admin has it as a dict."""
    return field.field.get(name) if field.is_readonly else getattr(field.field, name)


def _words(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)
