"""The encrypted store. The only place that imports SQLAlchemy, Alembic or SQLCipher."""
