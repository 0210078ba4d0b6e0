"""Alembic's environment, on the connection that `Database.upgrade` hands over.

For developers, `python -m alembic revision --autogenerate -m "…"` uses that of `alembic.ini`.
"""

from alembic import context
from sqlalchemy import Connection, create_engine

from services.db.models import Base


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,  # SQLite alters tables by copying them
    )
    with context.begin_transaction():
        context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    migrate(given)
else:
    url = context.config.get_main_option("sqlalchemy.url")
    assert url, "alembic.ini names no sqlalchemy.url"  # noqa: S101 - a developer's tool
    with create_engine(url).begin() as own:
        migrate(own)
