"""How the newsroom's templates show forms."""

from django import template

from wir_portal import line_writing

register = template.Library()
register.simple_tag(line_writing.lines_of)
register.simple_tag(line_writing.cells_of)
