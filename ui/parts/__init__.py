"""The small pieces every page is made of: labels, buttons, chips, cards, popups, charts."""
