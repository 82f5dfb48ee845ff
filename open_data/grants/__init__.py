"""Awards as grants, in the field names of 360Giving."""
