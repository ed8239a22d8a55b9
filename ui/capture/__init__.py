"""The one-line box that logs an interaction with its promises."""
