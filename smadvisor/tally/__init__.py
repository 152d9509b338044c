"""Monthly figures: pure functions of events."""
