"""Alarms: the watch over them, what each says, the banner, and how one is snoozed."""
