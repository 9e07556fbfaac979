#!/usr/bin/env bash
# Builds the solution and runs every test against a PostgreSQL that is thrown away afterwards.
# Usage: ./test.sh [WORD | dotnet test arguments]     WORD: only tests whose full name contains it
# The last line is "N passed, N failed". ECO_TEST_NO_BUILD=1 tests what is built already (Release).
# ./test.sh --with-database COMMAND…  runs a command, benchmarks for example, beside such a PostgreSQL instead of the tests.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
LOCAL=$ROOT/.local
RESULTS=$LOCAL/test-results
PROJECTS=(LuchengEco.Domain.Tests LuchengEco.Services.Tests LuchengEco.Web.Tests)
for library in log host packages postgres dotnet trx; do
  # shellcheck source=/dev/null
  . "$ROOT/eng/lib/$library.sh"
done

PG_HOME=''
FILTERED=''
COMMAND=()
BROKEN=()

# finish: stops and removes the database however the script ends.
finish() {
  local status=$?
  trap '' INT TERM HUP
  trap - EXIT
  set +e
  stop_child 5
  remove_database
  exit "$status"
}

remove_database() {
  if [[ -n $PG_HOME && -d $PG_HOME ]]; then
    pg_stop immediate
    rm -rf "$PG_HOME"
  fi
  PG_HOME=''
}

# remove_abandoned: databases of test runs that were killed.
remove_abandoned() {
  local home
  for home in "${TMPDIR:-/tmp}"/lucheng-eco-test.*; do
    if [[ -O $home && -e $home/script ]] && ! is_alive "$(<"$home/script")"; then
      PG_HOME=$home
      pg_select_user "$home/data"
      pg_clear_remains 2>/dev/null
      rm -rf "$home"
    fi
  done
  PG_HOME=''
}

start_database() {
  local password first
  remove_abandoned
  PG_BIN=$(pg_find_bin)
  pg_select_user
  PG_HOME=$(mktemp -d "${TMPDIR:-/tmp}/lucheng-eco-test.XXXXXX")
  printf '%s\n' "$$" >"$PG_HOME/script"
  if ! pg_can_live_in "$PG_HOME"; then
    rm -rf "$PG_HOME"
    die "The user of PostgreSQL cannot reach ${TMPDIR:-/tmp}." 'Set TMPDIR to a directory that everybody may enter.'
  fi
  require_free_space "$PG_HOME" 500
  password=$(random_hex)
  pg_initialize eco "$password" --no-sync </dev/null
  # A random place to start searching, so that runs at the same time seldom meet.
  first=$((55000 + RANDOM % 4000))
  pg_start "$first" $((first + 900)) \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200
  # For the test that crashes a server: it starts one of its own.
  export ECO_TEST_POSTGRES=$ROOT/eng/test-cluster.sh
  export ECO_TEST_CONNECTION="Host=127.0.0.1;Port=$PG_PORT;Username=eco;Password=$password;Database=postgres"
  say "Throw-away PostgreSQL $(pg_major "$PG_BIN") on 127.0.0.1:$PG_PORT"
}

build() {
  if [[ ${ECO_TEST_NO_BUILD:-} == 1 ]]; then
    return 0
  fi
  require_space_to_build 1200
  say 'Building LuchengEco.sln (Release)'
  run_child dotnet build "$ROOT/LuchengEco.sln" -c Release --nologo -v quiet ||
    conclude_without_tests 'The solution does not build (see above).'
}

conclude_without_tests() {
  printf 'ERROR: %s\n' "$1" >&2
  printf '0 passed, 0 failed\n' | tee "$RESULTS/summary"
  exit 1
}

# run_project NAME [ARGUMENT...]
run_project() {
  local name=$1 status=0 result=$RESULTS/$1.trx counts
  shift
  say "Testing $name"
  # xunit.v3 would hand itself to Microsoft.Testing.Platform, which dotnet test then refuses to drive.
  run_child timeout --kill-after=15 "${ECO_TEST_TIMEOUT:-45m}" \
    dotnet test "$ROOT/tests/$name" --no-build -c Release --nologo -p:IsTestingPlatformApplication=false \
    --results-directory "$RESULTS" --logger "trx;LogFileName=$name.trx" "$@" || status=$?
  if [[ ! -s $result ]]; then
    if [[ -z $FILTERED || $status != 0 ]]; then
      BROKEN+=("$name crashed: it left no result file (exit code $status).")
    fi
    return 0
  fi
  counts=$(trx_counts "$result")
  if trx_aborted "$result"; then
    BROKEN+=("$name crashed before its last test (see above).")
  elif [[ $status != 0 && $(cut -d ' ' -f 2 <<<"$counts") == 0 ]]; then
    BROKEN+=("$name did not end properly: exit code $status although no test failed.")
  elif [[ -z $FILTERED && $counts == '0 0 0' ]]; then
    BROKEN+=("$name contains no test that could be run.")
  fi
}

# conclude: the verdict over everything, ending with the line that counts.
conclude() {
  local results passed=0 failed=0 skipped=0 problem status=0
  mapfile -t results < <(find "$RESULTS" -name '*.trx' -size +0 | sort)
  if ((${#results[@]} > 0)); then
    read -r passed failed skipped < <(trx_counts "${results[@]}")
  fi
  if ((failed > 0)); then
    printf '\nFailed tests:\n'
    trx_failed "${results[@]}" | sed 's/^/  /'
    status=1
  fi
  for problem in "${BROKEN[@]}"; do
    printf 'ERROR: %s\n' "$problem"
    status=1
  done
  if ((passed + failed == 0)); then
    printf 'ERROR: No test was run.\n'
    status=1
  fi
  if ((skipped > 0)); then
    printf '%s skipped\n' "$skipped"
  fi
  printf '%s passed, %s failed\n' "$passed" "$failed" | tee "$RESULTS/summary"
  return "$status"
}

main() {
  local arguments=("$@") project status=0
  if [[ ${1:-} == -h || ${1:-} == --help ]]; then
    sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}"
    return 0
  fi
  if [[ ${1:-} == --with-database ]]; then
    COMMAND=("${@:2}")
    ((${#COMMAND[@]} > 0)) || die 'Name the command that shall run beside the database.'
    arguments=()
  elif (($# > 0)) && [[ $1 != -* ]]; then
    arguments=(--filter "FullyQualifiedName~$1" "${@:2}")
  fi
  if [[ " ${arguments[*]:-} " == *' --filter'* ]]; then
    FILTERED=yes
  fi
  mkdir -p "$LOCAL" || die "The directory $ROOT cannot be written."
  chmod 755 "$LOCAL"
  require_writable_tree
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
  require_free_space "$LOCAL" 500
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  require_dotnet
  ensure_packages "${DOTNET_LIBRARIES[@]}" postgresql chromium font timezones
  require_sdk
  build
  ensure_playwright_chromium "$ROOT/tests/LuchengEco.Web.Tests/bin/Release/net10.0"
  ECO_CHROMIUM=$(find_chromium) || true
  export ECO_CHROMIUM
  start_database
  if [[ -n ${COMMAND:-} ]]; then
    run_child "${COMMAND[@]}" || status=$?
    return "$status"
  fi
  for project in "${PROJECTS[@]}"; do
    run_project "$project" "${arguments[@]}"
  done
  remove_database
  conclude || status=$?
  return "$status"
}

main "$@"
