"""The client's service report as plain data: what may be printed, gathered by an allow-list, in words."""
