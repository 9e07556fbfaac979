#!/usr/bin/env bash
# Runs once, when the volume of the database is new: the web site gets a role of its own that owns one
# database, and the superuser can no longer sign in over the network (only inside the container:
# docker compose exec database psql -U postgres).
set -euo pipefail

psql -v ON_ERROR_STOP=1 -v password="$POSTGRES_PASSWORD" --username postgres --dbname postgres --no-psqlrc <<'SQL'
CREATE ROLE eco LOGIN PASSWORD :'password';
CREATE DATABASE eco OWNER eco;
ALTER ROLE postgres PASSWORD NULL;
SQL
