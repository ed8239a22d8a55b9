"""From plain data to the printed page: PDF bytes out of frozen records. No Qt, no database."""
