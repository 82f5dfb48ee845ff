"""The money of a programme: added up, listed notice by notice, and looked at for contradictions."""
