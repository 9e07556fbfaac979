# shellcheck shell=bash
# What the project needs from the system besides the .NET SDK. Missing things are installed with apt
# when that is possible without a question.

POSTGRES_OLDEST=14

# What .NET needs besides itself.
# shellcheck disable=SC2034  # read by the scripts
DOTNET_LIBRARIES=(icu openssl certificates)

# Lines that a script adds to the advice when PostgreSQL is missing.
INSTEAD_OF_POSTGRESQL=()

# shellcheck source=/dev/null
os_id() { (. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}"); }

# find_chromium: path of a browser that may be driven. The snap of Ubuntu may not: it is confined and
# cannot use a profile in a temporary directory.
find_chromium() {
  local candidate resolved
  if [[ -n ${ECO_CHROMIUM:-} ]]; then
    if [[ -x $ECO_CHROMIUM ]]; then
      printf '%s' "$ECO_CHROMIUM"
      return 0
    fi
    warn "ECO_CHROMIUM names $ECO_CHROMIUM, which cannot be executed."
  fi
  for candidate in chromium google-chrome-stable google-chrome chromium-browser "$LOCAL"/browsers/chromium-*/chrome-linux*/chrome; do
    candidate=$(command -v "$candidate" 2>/dev/null) || continue
    resolved=$(readlink -f "$candidate")
    if [[ $resolved == /snap/* || $resolved == */bin/snap ]] || head -c 4096 "$resolved" | grep -qaE '/snap/|snap install'; then
      continue
    fi
    printf '%s' "$candidate"
    return 0
  done
  return 1
}

has_chinese_font() {
  if command -v fc-list >/dev/null; then
    [[ -n $(fc-list :lang=zh-cn family 2>/dev/null) ]]
  else
    [[ -n $(find /usr/share/fonts /usr/local/share/fonts -iname '*cjk*' -print -quit 2>/dev/null) ]]
  fi
}

has_library() {
  [[ -n $(find /lib /lib64 /usr/lib /usr/lib64 /usr/local/lib -maxdepth 2 -name "$1.so.*" -print -quit 2>/dev/null) ]]
}

compose_command() {
  if docker compose version >/dev/null 2>&1; then
    printf 'docker compose'
  elif command -v docker-compose >/dev/null; then
    printf 'docker-compose'
  else
    return 1
  fi
}

# is_there THING: icu openssl certificates (what .NET needs and a .NET unpacked by hand comes without),
# postgresql chromium font timezones (what the site needs), shellcheck compose (what .ci/run checks with).
is_there() {
  case $1 in
    icu) has_library libicuuc ;;
    openssl) has_library libssl ;;
    certificates) [[ -e /etc/ssl/certs/ca-certificates.crt || -e /etc/pki/tls/certs/ca-bundle.crt ]] ;;
    postgresql) pg_find_bin >/dev/null ;;
    # Ubuntu has no package of it that could be driven: see ensure_playwright_chromium.
    chromium) find_chromium >/dev/null || [[ $(os_id) == ubuntu ]] ;;
    font) has_chinese_font ;;
    timezones) [[ -e /usr/share/zoneinfo/Asia/Shanghai ]] ;;
    shellcheck) command -v shellcheck >/dev/null ;;
    compose) compose_command >/dev/null ;;
  esac
}

# package_of THING: its Debian package, as a pattern of apt-get where the name carries a version.
package_of() {
  case $1 in
    icu) printf '^libicu[0-9]+$' ;;
    openssl) printf '^libssl[0-9.]+(t64)?$' ;;
    certificates) printf 'ca-certificates' ;;
    font) printf 'fonts-noto-cjk' ;;
    timezones) printf 'tzdata' ;;
    compose) printf 'docker-compose' ;;
    *) printf '%s' "$1" ;;
  esac
}

# lost_without THING: what does not work while it is missing.
lost_without() {
  case $1 in
    icu | openssl) printf '.NET does not start' ;;
    certificates) printf 'nothing can be fetched over HTTPS' ;;
    chromium) printf 'nothing can be printed as PDF' ;;
    font) printf 'Chinese characters may be missing in print' ;;
    timezones) printf 'times of day cannot be converted' ;;
    shellcheck) printf 'the scripts are not checked' ;;
    compose) printf 'docker-compose.yml is not checked' ;;
  esac
}

# missing_things THING...: those that are not there, one per line.
missing_things() {
  local thing
  for thing in "$@"; do
    is_there "$thing" || printf '%s\n' "$thing"
  done
}

# install_advice THING...: the command that installs them, as this user would type it.
install_advice() {
  local packages=() thing package sudo='' who=''
  for thing in "$@"; do
    package=$(package_of "$thing")
    [[ $package != ^* ]] || package="'$package'"
    packages+=("$package")
  done
  if ! command -v apt-get >/dev/null; then
    printf 'There is no apt-get here. Install with the package manager of this system: %s' "${packages[*]}"
    return 0
  fi
  if ((EUID != 0)); then
    if command -v sudo >/dev/null; then sudo='sudo '; else who=' as root'; fi
  fi
  printf 'Install%s:  %sapt-get update && %sapt-get install --no-install-recommends %s' "$who" "$sudo" "$sudo" "${packages[*]}"
}

# as_root COMMAND...: runs it when that is possible without a password.
as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo -n "$@"
  fi
}

may_install() {
  command -v apt-get >/dev/null && as_root true 2>/dev/null
}

# apt: in a session of its own, because an interrupted dpkg would leave the system half configured;
# Ctrl+C ends the script when the package is complete.
apt() {
  as_root setsid --wait env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" >>"$LOCAL/apt.log" 2>&1 9>&- </dev/null
}

# install_postgresql: Debian would also create and start a cluster on port 5432; nobody asked for it.
install_postgresql() {
  local settings=/etc/postgresql-common/createcluster.conf status=0
  if [[ -e $settings ]]; then
    apt install --no-install-recommends postgresql
    return
  fi
  apt install --no-install-recommends postgresql-common || return
  as_root cp -p "$settings" "$settings.lucheng-eco"
  printf 'create_main_cluster = false\n' | as_root tee -a "$settings" >/dev/null
  apt install --no-install-recommends postgresql || status=$?
  as_root mv "$settings.lucheng-eco" "$settings"
  return "$status"
}

install() {
  if [[ $1 == postgresql ]]; then
    install_postgresql
  else
    apt install --no-install-recommends "$(package_of "$1")"
  fi
}

# ensure_packages THING...: installs what is missing. Only PostgreSQL is indispensable here: without
# the others the site still works, apart from what lost_without says.
ensure_packages() {
  local missing thing
  mapfile -t missing < <(missing_things "$@")
  if ((${#missing[@]} > 0)) && may_install; then
    say "Installing with apt: ${missing[*]} (details in .local/apt.log)"
    apt update || warn "apt-get update failed; trying with the package lists that are there."
    for thing in "${missing[@]}"; do
      if ! install "$thing"; then
        warn "apt-get could not install $(package_of "$thing"):"
        tail -n 5 "$LOCAL/apt.log" >&2
      fi
    done
    mapfile -t missing < <(missing_things "$@")
  fi
  if ((${#missing[@]} > 0)); then
    report_missing "${missing[@]}"
  fi
}

report_missing() {
  local thing advice older
  advice=$(install_advice "$@")
  for thing in "$@"; do
    if [[ $thing != postgresql ]]; then
      warn "$thing is missing: $(lost_without "$thing")."
    fi
  done
  if [[ " $* " == *' postgresql '* ]]; then
    older=$(pg_installed_versions | tail -n 1)
    die "PostgreSQL $POSTGRES_OLDEST or newer is needed, installed is: ${older:-none}." "$advice" "${INSTEAD_OF_POSTGRESQL[@]}"
  fi
  warn "$advice"
}

# ensure_playwright_chromium DIRECTORY: Ubuntu offers Chromium as a snap only, which cannot be driven.
# There, and nowhere else, the Playwright driver among the built files fetches its own browser into
# .local/browsers.
ensure_playwright_chromium() {
  local node script=$1/.playwright/package/cli.js options=()
  if [[ $(os_id) != ubuntu ]] || find_chromium >/dev/null; then
    return 0
  fi
  node=$(find "$1/.playwright/node" -path "*$(node_platform)/node" -print -quit 2>/dev/null) || true
  if [[ -n $node && -e $script ]]; then
    say "Fetching a Chromium for printing (details in .local/browsers.log)"
    if ((EUID == 0)); then
      options=(--with-deps)
    fi
    chmod u+x "$node"
    PLAYWRIGHT_BROWSERS_PATH=$LOCAL/browsers run_child timeout 600 "$node" "$script" install "${options[@]}" chromium \
      >"$LOCAL/browsers.log" 2>&1 || true
  fi
  find_chromium >/dev/null ||
    warn "No usable Chromium was found: pages cannot be printed as PDF. Install chromium or google-chrome (not the snap)."
}

node_platform() {
  case $(uname -m) in
    aarch64 | arm64) printf 'linux-arm64' ;;
    *) printf 'linux-x64' ;;
  esac
}
