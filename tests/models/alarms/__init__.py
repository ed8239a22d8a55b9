"""Tests of alarms: when they ring, that they rang, and snoozing."""
