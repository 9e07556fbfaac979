#!/usr/bin/env bash
# A PostgreSQL of its own for a test that crashes it. Unlike that of test.sh it keeps what it acknowledged.
# Usage: eng/test-cluster.sh start PROCESS | crash HOME | stop HOME
# PROCESS is the id of the test that owns it: when that is gone, the next test.sh removes what is left. start prints two lines: the home directory of the cluster and its connection string.
# crash ends every process of the server at once, as kill -9 would, and starts it again on the same port.
# shellcheck disable=SC2034  # the libraries read LOCAL and PG_BIN
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
LOCAL=$ROOT/.local
for library in log host packages postgres; do
  # shellcheck source=/dev/null
  . "$ROOT/eng/lib/$library.sh"
done

# The commit waits for the log; the disk itself need not be waited for, because only processes die here.
SETTINGS=(-c synchronous_commit=on -c fsync=off -c max_connections=60)

start() {
  local password first
  PG_BIN=$(pg_find_bin)
  pg_select_user
  PG_HOME=$(mktemp -d "${TMPDIR:-/tmp}/lucheng-eco-test.XXXXXX")
  printf '%s\n' "$1" >"$PG_HOME/script"
  pg_can_live_in "$PG_HOME" || die "The user of PostgreSQL cannot reach ${TMPDIR:-/tmp}." 'Set TMPDIR to a directory that everybody may enter.'
  password=$(random_hex)
  pg_initialize eco "$password" --no-sync </dev/null
  first=$((56000 + RANDOM % 3000))
  pg_start "$first" $((first + 900)) "${SETTINGS[@]}"
  printf '%s\n' "$PG_HOME"
  printf 'Host=127.0.0.1;Port=%s;Username=eco;Password=%s;Database=postgres\n' "$PG_PORT" "$password"
}

adopt() {
  PG_HOME=$1
  [[ -e $PG_HOME/data/PG_VERSION ]] || die "There is no cluster in $PG_HOME."
  PG_BIN=$(pg_find_bin "$(<"$PG_HOME/data/PG_VERSION")")
  pg_select_user "$PG_HOME/data"
}

crash() {
  local port
  adopt "$1"
  port=$(<"$PG_HOME/port")
  pg_stop immediate
  pg_start "$port" "$port" "${SETTINGS[@]}"
}

stop() {
  adopt "$1"
  pg_stop immediate
  rm -rf "$PG_HOME"
}

case ${1:-} in
  start) start "${2:?}" ;;
  crash) crash "${2:?}" ;;
  stop) stop "${2:?}" ;;
  *) die 'Usage: eng/test-cluster.sh start PROCESS | crash HOME | stop HOME' ;;
esac
