"""The invented practice of the demonstration: its cast, its stories, its today, and how they become rows."""
