"""Generated announcements in any number, to judge lists, measure speed and rehearse a large county."""
