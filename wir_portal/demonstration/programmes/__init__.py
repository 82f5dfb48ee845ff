"""Five programmes, one in each status on the day of loading; only WIR is real."""

from .digital import DIGITAL
from .funders import FUNDERS
from .health import HEALTH
from .language import LANGUAGE
from .neighbourhood import NEIGHBOURHOOD
from .wir import WIR

# What stands beside a sum that nobody really paid
SUM_IS_AN_EXAMPLE = "Beispielwert"

PROGRAMMES = (WIR, LANGUAGE, HEALTH, DIGITAL, NEIGHBOURHOOD)

__all__ = ["FUNDERS", "PROGRAMMES", "SUM_IS_AN_EXAMPLE"]
