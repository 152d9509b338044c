"""The pages that concern the unit and its store: people, settings, backups, record, retention."""
