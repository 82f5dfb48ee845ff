"""What there is to take away: one list of data sets, shown to people and told to machines."""
