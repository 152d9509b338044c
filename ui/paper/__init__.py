"""The MG2 in the window: shown, made and saved."""
