#!/bin/sh
# What the entrypoint of the published image does with the variables that compose-postgres.yaml
# sets. It stands in for it in tools/container, and is good for nothing else.
set -eu
bin=$(echo /usr/lib/postgresql/*/bin)
if [ "$(id -u)" = 0 ]; then
  install -d -o postgres -g postgres -m 700 "$PGDATA"
  install -o postgres -g postgres -m 400 "$POSTGRES_PASSWORD_FILE" /tmp/password
  exec setpriv --reuid=postgres --regid=postgres --clear-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  "$bin/initdb" --username="$POSTGRES_USER" --pwfile=/tmp/password --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
  echo "CREATE DATABASE $POSTGRES_DB" | "$bin/postgres" --single postgres
fi
exec "$@" -c listen_addresses='*'
