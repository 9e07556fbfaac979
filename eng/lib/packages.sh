# shellcheck shell=bash
# What the project needs from the system besides the .NET SDK: PostgreSQL, Chromium, a Chinese font,
# the time zones. Missing things are installed with apt when that is possible without a question.

POSTGRES_OLDEST=14

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

# missing_packages THING...: Debian packages of those things that are not there.
# Things: postgresql chromium font timezones.
missing_packages() {
  local thing
  for thing in "$@"; do
    case $thing in
      postgresql) pg_find_bin >/dev/null || printf 'postgresql\n' ;;
      chromium) find_chromium >/dev/null || [[ $(os_id) == ubuntu ]] || printf 'chromium\n' ;;
      font) has_chinese_font || printf 'fonts-noto-cjk\n' ;;
      timezones) [[ -e /usr/share/zoneinfo/Asia/Shanghai ]] || printf 'tzdata\n' ;;
    esac
  done
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

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" >>"$LOCAL/apt.log" 2>&1 9>&- </dev/null
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

install_package() {
  if [[ $1 == postgresql ]]; then
    install_postgresql
  else
    apt install --no-install-recommends "$1"
  fi
}

# ensure_packages THING...: installs what is missing. Only PostgreSQL is indispensable: without the
# others the web site works, but pages cannot be printed as PDF or show boxes for Chinese characters.
ensure_packages() {
  local missing package
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} > 0)); then
    if may_install; then
      say "Installing with apt: ${missing[*]} (details in .local/apt.log)"
      apt update || warn "apt-get update failed; trying with the package lists that are there."
      for package in "${missing[@]}"; do
        if ! install_package "$package"; then
          warn "apt-get could not install $package:"
          tail -n 5 "$LOCAL/apt.log" >&2
        fi
      done
    fi
    mapfile -t missing < <(missing_packages "$@")
  fi
  if ((${#missing[@]} > 0)); then
    report_missing "${missing[@]}"
  fi
}

report_missing() {
  local advice older
  if command -v apt-get >/dev/null; then
    advice="Install it yourself:  sudo apt-get update && sudo apt-get install $*"
  else
    advice="There is no apt-get here. Install with the package manager of this system: $*"
  fi
  if [[ " $* " == *' postgresql '* ]]; then
    older=$(pg_installed_versions | tail -n 1)
    die "PostgreSQL $POSTGRES_OLDEST or newer is needed, installed is: ${older:-none}." "$advice" \
      "Or name a server of yours:  export ConnectionStrings__Eco='Host=...;Database=...;Username=...;Password=...'"
  fi
  warn "Missing: $*. Printing as PDF may fail or lack Chinese characters."
  warn "$advice"
}

# ensure_playwright_chromium DIRECTORY: Ubuntu offers Chromium as a snap only, which cannot be driven.
# The Playwright driver among the built files then fetches its own browser into .local/browsers.
ensure_playwright_chromium() {
  local node script=$1/.playwright/package/cli.js options=()
  if find_chromium >/dev/null; then
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
