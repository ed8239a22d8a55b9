"""The journal line: one line of text becomes a draft interaction with its promises."""
