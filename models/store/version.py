"""Which file is ours: its application id and the version of its schema."""

APPLICATION_ID = 0x4B657074
"""The letters "Kept", in the header of every journal."""

SCHEMA_VERSION = 4
"""How many migrations this program knows; the file's `user_version` once they are applied."""
