"""The service report: chosen, previewed, saved, printed."""
