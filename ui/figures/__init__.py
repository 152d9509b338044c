"""The monthly figures on screen: table, chart, the cases behind a number."""
