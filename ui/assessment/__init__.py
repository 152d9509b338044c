"""The assessment in the window: a topic a page, then every answer to check."""
