"""The database: schema, migrations, and one module of queries for each noun."""

from content.store.database import Database

__all__ = ["Database"]
