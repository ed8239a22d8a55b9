"""Alarms: when a promise rings, what rang already, and snoozing; computed at every tick, apart from the promises."""
