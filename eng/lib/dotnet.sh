# shellcheck shell=bash
# The .NET SDK: finding it, and building so that no server process outlives the script.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_CLI_USE_MSBUILD_SERVER=0
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

DOTNET_ADVICE='Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 and put dotnet on the PATH.'

# require_dotnet: dotnet on the PATH (usual places are added), with an SDK that global.json accepts.
require_dotnet() {
  local directory version message
  if ! command -v dotnet >/dev/null; then
    for directory in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
      if [[ -n $directory && -x $directory/dotnet ]]; then
        export PATH="$directory:$PATH"
        break
      fi
    done
  fi
  command -v dotnet >/dev/null || die 'The command dotnet was not found.' "$DOTNET_ADVICE"
  ensure_dotnet_libraries
  message=$(cd "$ROOT" && dotnet --version 2>&1) || true
  version=$(printf '%s\n' "$message" | tail -n 1)
  if [[ ! $version =~ ^10\.[0-9]+\.[0-9]+ ]]; then
    printf '%s\n' "$message" >&2
    die 'The .NET 10 SDK is needed; dotnet answered as shown above.' "$DOTNET_ADVICE"
  fi
}

# ensure_dotnet_libraries: a .NET that was unpacked by hand comes without them. The packages carry
# their version in their name.
ensure_dotnet_libraries() {
  local missing=() name package
  has_library libicuuc || missing+=('libicu[0-9]+')
  has_library libssl || missing+=('libssl[0-9.]+(t64)?')
  [[ -e /etc/ssl/certs/ca-certificates.crt || -e /etc/pki/tls/certs/ca-bundle.crt ]] || missing+=('ca-certificates')
  if ((${#missing[@]} == 0)) || ! may_install; then
    return 0
  fi
  say 'Installing with apt: libraries that .NET needs (details in .local/apt.log)'
  apt update || true
  for name in "${missing[@]}"; do
    package=$(apt-cache search --names-only "^$name\$" | cut -d ' ' -f 1 | sort -V | tail -n 1)
    if [[ -z $package ]] || ! apt install --no-install-recommends "$package"; then
      warn "apt-get could not install $name; .NET may not start."
    fi
  done
}

has_library() {
  [[ -n $(find /lib /lib64 /usr/lib /usr/lib64 /usr/local/lib -maxdepth 2 -name "$1.so.*" -print -quit 2>/dev/null) ]]
}

# require_writable_tree: a run as root leaves files that nobody else can replace.
require_writable_tree() {
  local closed
  closed=$(
    {
      find "$ROOT/.local" -maxdepth 2 -path "$ROOT/.local/postgres/data" -prune -o ! -type l ! -writable -print
      find "$ROOT/src" "$ROOT/tests" -maxdepth 2 \( -name obj -o -name bin \) ! -writable -print
    } 2>/dev/null | sed -n 1p || true
  )
  if [[ -n $closed ]]; then
    die "$closed cannot be written: it belongs to $(stat -c %U "$closed")." \
      "Run this script as that user, or take it over:  sudo chown -R $(id -un) '$ROOT'"
  fi
}

# source_fingerprint: changes whenever a file below src or a build setting changes, appears or goes.
source_fingerprint() {
  (
    cd "$ROOT"
    find src ./*.props ./*.targets ./*.json ./*.txt ./*.config .editorconfig \
      \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null | sort
    dotnet --version
  ) | cksum || true
}

# publish_web: brings .local/app up to date, replacing it only by a complete publication.
publish_web() {
  local app=$LOCAL/app before
  before=$(source_fingerprint)
  if [[ -e $app/LuchengEco.Web.dll && -e $LOCAL/app.fingerprint && $(<"$LOCAL/app.fingerprint") == "$before" ]]; then
    return 0
  fi
  say 'Building the web site (after a change of the sources only)'
  rm -rf "$app.next" "$LOCAL/app.fingerprint"
  run_child dotnet publish "$ROOT/src/LuchengEco.Web" -c Release -o "$app.next" -v quiet --nologo >&2 ||
    die 'The web site could not be built (see above).'
  rm -rf "$app"
  mv "$app.next" "$app"
  printf '%s\n' "$before" >"$LOCAL/app.fingerprint"
}
