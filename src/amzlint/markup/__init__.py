"""Markup: how the text of a field becomes the text that the buyer reads."""
