"""Time phrases: what a person types becomes a window, or a question, never a guess."""
