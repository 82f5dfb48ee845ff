"""The newsroom's forms, lists and workflow over the working copies."""
