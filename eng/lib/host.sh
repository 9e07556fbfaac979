# shellcheck shell=bash
# What the scripts ask of the machine: disk, TCP ports, processes. Only bash, coreutils, findutils,
# awk and /proc are used, because a fresh machine has neither curl nor ss nor ps.

# require_free_space DIRECTORY MEGABYTES
require_free_space() {
  local available
  available=$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }')
  if ((available < $2)); then
    die "The disk that holds $1 is nearly full: ${available} MB are free, ${2} MB are needed." \
      "Free some space there, then start again."
  fi
}

# port_listeners PORT: inode of every socket that listens on the TCP port.
port_listeners() {
  local hex
  hex=$(printf '%04X' "$1")
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v suffix=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == suffix { print $10 }'
}

port_is_taken() { [[ -n $(port_listeners "$1") ]]; }

# port_holder PORT: "process 123 (name)" of the listener, or nothing when it may not be seen.
port_holder() {
  local inode entry process
  for inode in $(port_listeners "$1"); do
    entry=$(find /proc/[0-9]*/fd -maxdepth 1 -lname "socket:\[$inode\]" -print -quit 2>/dev/null) || true
    if [[ -n $entry ]]; then
      process=${entry#/proc/}
      process=${process%%/*}
      printf 'process %s (%s)' "$process" "$(tr '\0' ' ' <"/proc/$process/cmdline" 2>/dev/null | cut -c1-120)"
      return 0
    fi
  done
}

# free_port FIRST LAST: the first port of the range on which nothing listens.
free_port() {
  local port
  for ((port = $1; port <= $2; port++)); do
    if ! port_is_taken "$port"; then
      printf '%s' "$port"
      return 0
    fi
  done
  return 1
}

# http_status PORT PATH: status code of a GET on the loopback, or nothing.
http_status() (
  exec 2>/dev/null
  exec {socket}<>"/dev/tcp/127.0.0.1/$1" || exit 1
  printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&"$socket" || exit 1
  IFS=' ' read -r -t 10 -u "$socket" _ code _ || exit 1
  printf '%s' "$code"
)

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

is_alive() { [[ -n ${1:-} && -d /proc/$1 ]]; }

# wait_until_gone PID SECONDS
wait_until_gone() {
  local tenths=$(($2 * 10))
  while [[ -d /proc/$1 ]] && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; do
    if ((tenths-- <= 0)); then
      return 1
    fi
    sleep 0.1
  done
}

# A child runs in a session of its own, so that a signal to the script reaches it only through
# stop_child, and with it everything that it started.
CHILD=''

start_child() {
  setsid "$@" 9>&- </dev/null &
  CHILD=$!
}

# run_child COMMAND...: like running the command, but a signal ends the script at once.
run_child() {
  local status=0
  start_child "$@"
  wait "$CHILD" || status=$?
  CHILD=''
  return "$status"
}

# stop_child SECONDS: asks the child to end, and ends it by force when it does not; then whatever it
# left in its session. The child is asked alone, so that it can close what it started in order: a
# browser that is interrupted leaves its profile in the temporary directory.
stop_child() {
  local child=$CHILD tenths=20
  CHILD=''
  if [[ -z $child ]]; then
    return 0
  fi
  kill -TERM "$child" 2>/dev/null || true
  if ! wait_until_gone "$child" "$1"; then
    warn "Process $child did not stop within $1 seconds; it is ended by force."
    kill -KILL "$child" 2>/dev/null || true
  fi
  wait "$child" 2>/dev/null || true
  kill -TERM -- "-$child" 2>/dev/null || return 0
  while kill -0 -- "-$child" 2>/dev/null && ((tenths-- > 0)); do
    sleep 0.1
  done
  kill -KILL -- "-$child" 2>/dev/null || true
}
