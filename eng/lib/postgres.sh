# shellcheck shell=bash
# Private PostgreSQL clusters: they listen on 127.0.0.1 only, on a port of their own and on no Unix
# socket (so no path can be too long), and know one password. A cluster has a home directory:
#   data/      the data directory        log/       the server's log, writable for its user
#   password   of the role eco, 0600     port       the port it used last

unset PGDATA PGHOST PGHOSTADDR PGPORT PGUSER PGPASSWORD PGPASSFILE PGDATABASE PGSERVICE PGOPTIONS PGSSLMODE

PG_BIN=''
PG_UID=''
PG_GID=''

# pg_bin_directories: every directory with a PostgreSQL server, newest version first.
pg_bin_directories() {
  local directory
  {
    find /usr/lib/postgresql /usr/local/pgsql -maxdepth 2 -name bin 2>/dev/null | sort -rV
    find /usr -maxdepth 2 -path '/usr/pgsql-*/bin' 2>/dev/null | sort -rV
    pg_config --bindir 2>/dev/null || true
    dirname "$(command -v postgres || printf '/none/none')"
  } | while IFS= read -r directory; do
    if [[ -x $directory/postgres && -x $directory/initdb && -x $directory/pg_ctl ]]; then
      printf '%s\n' "$directory"
    fi
  done
}

pg_major() { "$1/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/'; }

pg_installed_versions() {
  local directory
  pg_bin_directories | while IFS= read -r directory; do
    printf 'PostgreSQL %s\n' "$(pg_major "$directory")"
  done | sort -uV
}

# pg_find_bin [MAJOR]: newest server that is new enough, or the server of exactly that version.
pg_find_bin() {
  local directory major
  while IFS= read -r directory; do
    major=$(pg_major "$directory")
    if [[ -n ${1:-} && $major == "$1" ]] || [[ -z ${1:-} && $major -ge $POSTGRES_OLDEST ]]; then
      printf '%s' "$directory"
      return 0
    fi
  done < <(pg_bin_directories)
  return 1
}

# pg_select_user [DATA]: PostgreSQL refuses to run as root, so root runs it as the owner of the data,
# or as postgres, or as nobody.
pg_select_user() {
  local name=postgres
  PG_UID=$(id -u)
  PG_GID=$(id -g)
  if ((PG_UID != 0)); then
    return 0
  fi
  if [[ -n ${1:-} && -d $1 && $(stat -c %u "$1") != 0 ]]; then
    PG_UID=$(stat -c %u "$1")
    PG_GID=$(stat -c %g "$1")
    return 0
  fi
  id -u "$name" >/dev/null 2>&1 || name=nobody
  PG_UID=$(id -u "$name")
  PG_GID=$(id -g "$name")
}

# pg_as COMMAND...: runs it as the user of the cluster, away from a directory closed to that user.
pg_as() (
  exec 9>&-
  cd /
  if ((EUID == 0)); then
    exec setpriv --reuid="$PG_UID" --regid="$PG_GID" --clear-groups "$@"
  fi
  exec "$@"
)

# pg_make_directory DIRECTORY: for the user of the cluster alone.
pg_make_directory() {
  mkdir -p "$1" && chmod 700 "$1" && chown "$PG_UID:$PG_GID" "$1"
}

# pg_can_live_in HOME: whether the cluster's user can reach the directory and its rights hold there
# (they do not below a closed home directory, nor on some mounted file systems).
pg_can_live_in() {
  local probe=$1/probe.$$ verdict=1
  mkdir -p "$1" 2>/dev/null && chmod 755 "$1" 2>/dev/null || return 1
  if pg_make_directory "$probe" 2>/dev/null; then
    if [[ $(pg_as stat -c '%a %u' "$probe" 2>/dev/null) == "700 $PG_UID" ]] && pg_as test -w "$probe"; then
      verdict=0
    fi
  fi
  rmdir "$probe" 2>/dev/null || true
  return "$verdict"
}

# pg_elsewhere ROOT: home of the cluster when it cannot live inside the repository at ROOT.
pg_elsewhere() {
  local id
  id=$(printf '%s' "$1" | cksum | cut -d ' ' -f 1)
  if ((EUID == 0)); then
    printf '/var/lib/lucheng-eco/%s' "$id"
  else
    printf '%s/lucheng-eco/%s' "${XDG_DATA_HOME:-$HOME/.local/share}" "$id"
  fi
}

# pg_choose_home ROOT: sets PG_HOME, preferring a cluster that exists, then .local/postgres.
pg_choose_home() {
  local inside=$1/.local/postgres outside
  outside=$(pg_elsewhere "$1")
  PG_HOME=$inside
  pg_select_user "$inside/data"
  if [[ -e $inside/data/PG_VERSION ]]; then
    if ! pg_can_live_in "$inside"; then
      die "The database in $inside can no longer be reached by its user ($(id -un "$PG_UID" 2>/dev/null || printf '%s' "$PG_UID"))." \
        "Every directory above it must be open to that user (chmod o+x), or run this script as the user who ran it before."
    fi
    return 0
  fi
  if [[ -e $outside/data/PG_VERSION ]]; then
    PG_HOME=$outside
    pg_select_user "$outside/data"
    return 0
  fi
  if ! pg_can_live_in "$inside"; then
    rmdir "$inside" 2>/dev/null || true
    PG_HOME=$outside
    say "The repository is closed to the user of the database; its data go to $PG_HOME"
    pg_can_live_in "$PG_HOME" || die "The directory $PG_HOME cannot be used for the database." "Check its rights and owner."
  fi
}

# pg_select_server: sets PG_BIN to the server that fits the data in PG_HOME.
pg_select_server() {
  local version
  if [[ ! -e $PG_HOME/data/PG_VERSION ]]; then
    PG_BIN=$(pg_find_bin)
    return 0
  fi
  version=$(<"$PG_HOME/data/PG_VERSION")
  PG_BIN=$(pg_find_bin "$version") ||
    die "The database in $PG_HOME was created by PostgreSQL $version, which is not installed any more." \
      "Install postgresql-$version, or, if its contents may be lost, delete that directory and start again."
}

# pg_initialize SUPERUSER PASSWORD [INITDB OPTION...]: makes PG_HOME/data. It appears under that name
# only when it is complete. Input, if any, is run as SQL by the superuser before the first start.
pg_initialize() {
  local superuser=$1 password=$2 fresh=$PG_HOME/data.new statement sql
  shift 2
  rm -rf "$fresh"
  pg_make_directory "$fresh"
  pg_make_directory "$PG_HOME/log"
  (umask 077 && printf '%s\n' "$password" >"$PG_HOME/log/secret")
  chown "$PG_UID:$PG_GID" "$PG_HOME/log/secret"
  if ! pg_as "$PG_BIN/initdb" -D "$fresh" -U "$superuser" --pwfile="$PG_HOME/log/secret" --auth=scram-sha-256 \
    --encoding=UTF8 --locale="$(pg_locale)" "$@" >"$PG_HOME/initdb.log" 2>&1 </dev/null; then
    rm -f "$PG_HOME/log/secret"
    cat "$PG_HOME/initdb.log" >&2
    die "PostgreSQL could not create its data directory $fresh (see above)."
  fi
  rm -f "$PG_HOME/log/secret"
  sql=$(while IFS= read -r statement; do printf '%s\n' "$statement"; done)
  if [[ -n $sql ]]; then
    pg_single_user "$fresh" "$sql"
  fi
  mv "$fresh" "$PG_HOME/data"
}

pg_locale() {
  if locale -a 2>/dev/null | grep -qixE 'C\.utf-?8'; then
    printf 'C.UTF-8'
  else
    printf 'C'
  fi
}

# pg_single_user DATA SQL: one statement per line, without a server and without a password.
pg_single_user() {
  if ! printf '%s\n' "$2" |
    pg_as "$PG_BIN/postgres" --single -E -D "$1" postgres >/dev/null 2>"$PG_HOME/single.log" ||
    grep -qE 'ERROR:|FATAL:' "$PG_HOME/single.log"; then
    cat "$PG_HOME/single.log" >&2
    die "PostgreSQL could not prepare the database (see above)."
  fi
  rm -f "$PG_HOME/single.log"
}

# pg_processes: every process of the cluster, its first line aside the orphans of a killed server.
pg_processes() {
  local data process
  data=$(readlink -f "$PG_HOME/data")
  pg_as find /proc -maxdepth 2 -path '/proc/[0-9]*/cwd' -printf '%h %l\n' 2>/dev/null |
    while IFS=' ' read -r process directory; do
      if [[ $directory == "$data" && $(<"$process/comm") == postgres ]] 2>/dev/null; then
        printf '%s\n' "${process#/proc/}"
      fi
    done || true
}

# pg_server_process: process id of the running server of PG_HOME, or nothing.
pg_server_process() {
  local process=''
  if [[ -e $PG_HOME/data/postmaster.pid ]]; then
    process=$(sed -n 1p "$PG_HOME/data/postmaster.pid")
    pg_processes | grep -x "$process" || true
  fi
}

# pg_clear_remains: after a crash or kill -9, ends orphaned processes and removes the stale lock file.
pg_clear_remains() {
  local process
  for process in $(pg_processes); do
    kill -TERM "$process" 2>/dev/null || true
    wait_until_gone "$process" 5 || kill -QUIT "$process" 2>/dev/null || true
    wait_until_gone "$process" 5 || kill -KILL "$process" 2>/dev/null || true
  done
  if [[ -e $PG_HOME/data/postmaster.pid ]]; then
    say "PostgreSQL was not stopped properly last time; it will recover."
    rm -f "$PG_HOME/data/postmaster.pid"
  fi
}

# pg_start FIRST LAST [SERVER OPTION...]: starts the server on a free port of the range, or on the one
# it used last, and sets PG_PORT. A server that is running already is used as it is.
pg_start() {
  local first=$1 last=$2 attempt log=$PG_HOME/log/server.log remembered=''
  shift 2
  if [[ -n $(pg_server_process) ]]; then
    PG_PORT=$(sed -n 4p "$PG_HOME/data/postmaster.pid")
    return 0
  fi
  pg_clear_remains
  pg_make_directory "$PG_HOME/log"
  rm -f "$log"
  if [[ -e $PG_HOME/port ]]; then
    remembered=$(<"$PG_HOME/port")
  fi
  for attempt in 1 2 3 4 5; do
    if [[ $remembered =~ ^[0-9]+$ ]] && ! port_is_taken "$remembered"; then
      PG_PORT=$remembered
    else
      PG_PORT=$(free_port "$first" "$last") || die "No TCP port between $first and $last is free for PostgreSQL."
    fi
    if pg_as "$PG_BIN/pg_ctl" start -w -t 120 -s -D "$PG_HOME/data" -l "$log" \
      -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='' $*" >/dev/null 2>&1 </dev/null; then
      printf '%s\n' "$PG_PORT" >"$PG_HOME/port"
      return 0
    fi
    # Somebody may have taken the port in between; anything else will not get better.
    if ! port_is_taken "$PG_PORT"; then
      break
    fi
    remembered=''
    first=$((PG_PORT + 1))
  done
  tail -n 20 "$log" >&2 || true
  die "PostgreSQL did not start (attempt $attempt; its log is $log)."
}

# pg_stop MODE: fast ends sessions and writes everything; immediate is for data that are thrown away.
pg_stop() {
  if [[ -z $(pg_server_process) ]]; then
    return 0
  fi
  pg_as "$PG_BIN/pg_ctl" stop -w -t 60 -s -m "$1" -D "$PG_HOME/data" >/dev/null 2>&1 </dev/null ||
    pg_as "$PG_BIN/pg_ctl" stop -w -t 30 -s -m immediate -D "$PG_HOME/data" >/dev/null 2>&1 </dev/null ||
    warn "PostgreSQL did not stop; its process is $(pg_server_process)."
}

# pg_ensure_cluster: makes the cluster of PG_HOME if there is none. The password file decides: it is new
# when the cluster is, or when it was lost.
pg_ensure_cluster() {
  local password
  pg_select_server
  if [[ -e $PG_HOME/data/PG_VERSION && -s $PG_HOME/password ]]; then
    return 0
  fi
  password=$(random_hex)
  if [[ -e $PG_HOME/data/PG_VERSION ]]; then
    say "The password of the database was lost; setting a new one."
    pg_stop fast
    pg_clear_remains
    pg_single_user "$PG_HOME/data" "ALTER ROLE eco PASSWORD '$password';"
  else
    say "Creating the database in $PG_HOME"
    pg_initialize postgres "$(random_hex)" <<SQL
CREATE ROLE eco LOGIN CREATEDB PASSWORD '$password';
CREATE DATABASE eco OWNER eco;
SQL
  fi
  (umask 077 && printf '%s\n' "$password" >"$PG_HOME/password")
}

pg_connection_string() {
  printf 'Host=127.0.0.1;Port=%s;Database=eco;Username=eco;Password=%s' "$PG_PORT" "$(<"$PG_HOME/password")"
}
