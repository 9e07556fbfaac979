# shellcheck shell=bash
# Messages to the person at the terminal. Everything but results goes to standard error.

say() { printf '==> %s\n' "$*" >&2; }

warn() { printf 'WARNING: %s\n' "$*" >&2; }

# die MESSAGE [FURTHER LINE...]: says what is wrong and what to do about it, and ends the script.
die() {
  printf 'ERROR: %s\n' "$1" >&2
  shift
  if (($# > 0)); then
    printf '       %s\n' "$@" >&2
  fi
  exit 1
}
