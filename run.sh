#!/usr/bin/env bash
# Starts the LuchengEco dashboard with a database of its own. See ./run.sh help and eng/README.md.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
LOCAL=$ROOT/.local
STATE=$LOCAL/run
PORT=${ECO_PORT:-5080}
for library in log host packages postgres dotnet; do
  # shellcheck source=/dev/null
  . "$ROOT/eng/lib/$library.sh"
done

DATABASE_STARTED=''
PG_HOME=''
# shellcheck disable=SC2034  # read by report_missing
INSTEAD_OF_POSTGRESQL=("Or name a server of yours:  export ConnectionStrings__Eco='Host=...;Database=...;Username=...;Password=...'")

help() {
  cat <<'TEXT'
Usage: ./run.sh [start]      build if needed, start in the foreground; Ctrl+C stops everything
       ./run.sh stop         stop the site that runs from this directory
       ./run.sh status       say what runs (exit code 0: running, 3: not running)
       ./run.sh demo-remove  remove the demonstration data from the database
       ./run.sh forecast-backtest [--year 2024]
                             print how far estimates of past years would have been off
       ./run.sh help         this text

Environment:
  ECO_PORT                  port of the site, 5080 when not set
  ConnectionStrings__Eco    use this PostgreSQL server; none is installed or started then
  Eco__Demonstration        true (default until demo-remove) fills the database with demonstration data
  ECO_CHROMIUM              browser that prints pages as PDF, found by itself when not set

Everything that is made here lies in .local; deleting it starts from nothing.
TEXT
}

prepare_directories() {
  mkdir -p "$LOCAL" 2>/dev/null || die "The directory $ROOT cannot be written." "Copy the project to a directory of yours."
  require_writable_tree
  mkdir -p "$STATE"
  chmod 755 "$LOCAL"
}

lock() {
  exec 9>>"$STATE/lock"
  flock -n 9
}

# is_running: whether a run.sh holds the lock of this directory.
is_running() {
  [[ -e $STATE/lock ]] && ! flock -n "$STATE/lock" true
}

recorded() { cat "$STATE/$1" 2>/dev/null || true; }

# leftover_web: process of a web host whose run.sh was killed. Its directory tells it from a process
# that got the same number later, be it the web host of another copy.
leftover_web() {
  local process
  process=$(recorded web)
  if is_alive "$process" && [[ $(readlink "/proc/$process/cwd") == "$LOCAL/app"* ]]; then
    printf '%s' "$process"
  fi
}

stop_leftovers() {
  CHILD=$(leftover_web)
  if [[ -n $CHILD ]]; then
    say "Stopping a web host left behind (process $CHILD)"
    stop_child 35
  fi
}

require_valid_port() {
  if [[ ! $PORT =~ ^[1-9][0-9]{0,4}$ ]] || ((PORT > 65535)); then
    die "ECO_PORT must be a number from 1 to 65535, not '$PORT'."
  fi
}

require_free_port() {
  if port_is_taken "$PORT"; then
    local holder
    holder=$(port_holder "$PORT")
    die "Port $PORT is already in use by ${holder:-a process of another user}." \
      "End that program, or choose another port:  ECO_PORT=$((PORT < 65535 ? PORT + 1 : 5080)) ./run.sh"
  fi
}

uses_own_server() { [[ -z ${ConnectionStrings__Eco:-} ]]; }

start_database() {
  if ! uses_own_server; then
    say 'Using the server named by ConnectionStrings__Eco'
    printf 'external\n' >"$STATE/database"
    return 0
  fi
  pg_choose_home "$ROOT"
  require_free_space "$PG_HOME" 500
  printf 'private\n' >"$STATE/database"
  DATABASE_STARTED=yes
  pg_ensure_cluster
  pg_start 54320 54420
  say "PostgreSQL runs on 127.0.0.1:$PG_PORT (data: $PG_HOME/data)"
  ConnectionStrings__Eco=$(pg_connection_string)
  export ConnectionStrings__Eco
}

cleanup() {
  local status=$?
  trap '' INT TERM HUP
  trap - EXIT
  set +e
  if [[ -n $CHILD ]]; then
    say 'Stopping'
    stop_child 35
  fi
  if [[ -n $DATABASE_STARTED && -n $PG_BIN ]]; then
    pg_stop fast
    say 'PostgreSQL stopped'
  fi
  rm -f "$STATE/pid" "$STATE/web" "$STATE/port" "$STATE/database"
  exit "$status"
}

# with_demonstration: what the person says, else true until demo-remove was run on the private database.
with_demonstration() {
  if [[ -n ${Eco__Demonstration:-} ]]; then
    printf '%s' "$Eco__Demonstration"
  elif [[ -n $PG_HOME && -e $PG_HOME/demonstration-removed ]]; then
    printf 'false'
  else
    printf 'true'
  fi
}

start_web() {
  local chromium
  chromium=$(find_chromium) || true
  if [[ -n $chromium ]]; then
    export Eco__Printing__ChromiumPath="${Eco__Printing__ChromiumPath:-$chromium}"
  fi
  export ASPNETCORE_URLS="http://localhost:$PORT"
  Eco__Demonstration=$(with_demonstration)
  export Eco__Demonstration
  cd "$LOCAL/app"
  start_child dotnet LuchengEco.Web.dll
  printf '%s\n' "$CHILD" >"$STATE/web"
}

# announce_when_ready: prints the address as soon as the site answers; the first start fills the database.
announce_when_ready() {
  local waited=0
  while [[ $(http_status "$PORT" /health/ready) != 200 ]]; do
    is_alive "$CHILD" || return 0
    if ((++waited == 900)); then
      warn 'The site is not ready after five minutes; see its messages above. Still waiting.'
    fi
    sleep 0.3
  done
  printf '\n    LuchengEco is ready:  http://localhost:%s\n    Stop it with Ctrl+C or ./run.sh stop\n\n' "$PORT"
}

start() {
  local status=0 things=("${DOTNET_LIBRARIES[@]}" chromium font timezones)
  prepare_directories
  require_valid_port
  if ! lock; then
    die "LuchengEco already runs or is starting from this directory (process $(recorded pid)): http://localhost:$(recorded port)" \
      'Stop it with ./run.sh stop'
  fi
  stop_leftovers
  require_free_port
  require_free_space "$LOCAL" 500
  trap cleanup EXIT
  trap 'exit 0' INT TERM HUP
  printf '%s\n' "$$" >"$STATE/pid"
  printf '%s\n' "$PORT" >"$STATE/port"
  require_dotnet
  if uses_own_server; then
    things+=(postgresql)
  fi
  ensure_packages "${things[@]}"
  require_sdk
  publish_web
  ensure_playwright_chromium "$LOCAL/app"
  start_database
  start_web
  announce_when_ready
  wait "$CHILD" 2>/dev/null || status=$?
  CHILD=''
  die "The web host ended by itself with code $status; see its messages above."
}

stop() {
  local process
  if is_running; then
    process=$(recorded pid)
    say "Stopping process $process"
    is_alive "$process" || die "The process $process belongs to another user or is just starting." 'Try again, or stop it as that user.'
    kill -TERM "$process"
    wait_until_gone "$process" 110 || die "Process $process did not stop."
  else
    say 'LuchengEco does not run from this directory.'
  fi
  # What a killed run.sh may have left behind.
  stop_leftovers
  if PG_BIN=$(pg_find_bin) && [[ -e $LOCAL/postgres/data/PG_VERSION || -e $(pg_elsewhere "$ROOT")/data/PG_VERSION ]]; then
    pg_choose_home "$ROOT"
    if [[ -n $(pg_server_process) ]]; then
      pg_select_server
      say 'Stopping PostgreSQL'
      pg_stop fast
    fi
  fi
  rm -f "$STATE/pid" "$STATE/web" "$STATE/port" "$STATE/database" 2>/dev/null || true
}

status() {
  local port
  if ! is_running; then
    printf 'not running\n'
    if [[ -n $(leftover_web) ]]; then
      printf 'a web host was left behind (process %s); ./run.sh stop ends it\n' "$(leftover_web)"
    fi
    exit 3
  fi
  port=$(recorded port)
  printf 'running: process %s, web host %s, http://localhost:%s, database %s\n' \
    "$(recorded pid)" "$(recorded web)" "$port" "$(recorded database)"
  if [[ $(http_status "$port" /health/ready) == 200 ]]; then
    printf 'ready\n'
  else
    printf 'not ready yet\n'
  fi
}

# reach_database: the running site's, or else a private one until this script ends; the host is published then.
reach_database() {
  local things=("${DOTNET_LIBRARIES[@]}")
  prepare_directories
  require_dotnet
  if is_running; then
    if uses_own_server; then
      [[ $(recorded database) == private ]] ||
        die 'The site runs on a server of yours.' 'Set ConnectionStrings__Eco as it was set for ./run.sh, then try again.'
      pg_choose_home "$ROOT"
      PG_PORT=$(<"$PG_HOME/port")
      ConnectionStrings__Eco=$(pg_connection_string)
      export ConnectionStrings__Eco
    fi
  else
    lock || die 'The site is just starting; try again.'
    trap cleanup EXIT
    trap 'exit 1' INT TERM HUP
    if uses_own_server; then
      things+=(postgresql)
    fi
    ensure_packages "${things[@]}"
    require_sdk
    publish_web
    start_database
  fi
}

demo_remove() {
  reach_database
  # Removing the demonstration must not fill it in again.
  export Eco__Demonstration=false
  cd "$LOCAL/app"
  run_child dotnet LuchengEco.Web.dll demo remove
  if [[ -n $PG_HOME ]]; then
    : >"$PG_HOME/demonstration-removed"
  fi
  say 'The demonstration accounts are gone too. To start with an administrator of your own (admin):'
  printf "      Eco__Demonstration=false Eco__Administrator__Password='...' ./run.sh\n" >&2
}

# forecast_backtest [OPTION...]: only the table goes to the standard output, so that it can be kept in a file.
forecast_backtest() {
  reach_database
  Eco__Demonstration=$(with_demonstration)
  export Eco__Demonstration
  cd "$LOCAL/app"
  # A private database may never have been filled; a server of somebody's is read as it is.
  if [[ -n $DATABASE_STARTED ]]; then
    run_child dotnet LuchengEco.Web.dll migrate >&2
  fi
  run_child dotnet LuchengEco.Web.dll forecast-backtest "$@"
}

case ${1:-start} in
  start) start ;;
  stop) stop ;;
  status) status ;;
  demo-remove) demo_remove ;;
  forecast-backtest) forecast_backtest "${@:2}" ;;
  help | -h | --help) help ;;
  *)
    help >&2
    exit 2
    ;;
esac
