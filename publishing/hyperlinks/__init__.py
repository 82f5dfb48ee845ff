"""The links of live texts: which there are, where they lead, and which have come to lead nowhere."""
