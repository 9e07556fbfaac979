# shellcheck shell=bash
# The .NET SDK: finding it, and building so that no server process outlives the script.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_CLI_USE_MSBUILD_SERVER=0
# The first command of a user checks workloads, which fails when the SDK belongs to root; none is used here.
export DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=true
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

DOTNET_ADVICE='Get the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0 and put dotnet on the PATH.'

# require_dotnet: dotnet on the PATH; usual places are added.
require_dotnet() {
  local directory
  if ! command -v dotnet >/dev/null; then
    for directory in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
      if [[ -n $directory && -x $directory/dotnet ]]; then
        export PATH="$directory:$PATH"
        break
      fi
    done
  fi
  command -v dotnet >/dev/null || die 'The command dotnet was not found.' "$DOTNET_ADVICE"
}

# require_sdk: an SDK that global.json accepts, and that starts.
require_sdk() {
  local version message missing
  message=$(cd "$ROOT" && dotnet --version 2>&1) || true
  version=$(printf '%s\n' "$message" | tail -n 1)
  if [[ $version =~ ^10\.[0-9]+\.[0-9]+ ]]; then
    return 0
  fi
  mapfile -t missing < <(missing_things "${DOTNET_LIBRARIES[@]}")
  if ((${#missing[@]} > 0)); then
    die ".NET does not start, because something it needs is missing: ${missing[*]}." "$(install_advice "${missing[@]}")"
  fi
  printf '%s\n' "$message" >&2
  die 'The .NET 10 SDK is needed; dotnet answered as shown above.' "$DOTNET_ADVICE"
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

# require_space_to_build MEGABYTES: in the repository, and for the packages of NuGet when there are none yet.
require_space_to_build() {
  local packages=${NUGET_PACKAGES:-${HOME:-}/.nuget/packages}
  require_free_space "$LOCAL" "$1"
  if [[ ! -d $packages/microsoft.playwright ]]; then
    while [[ ! -d $packages ]]; do
      packages=$(dirname "$packages")
    done
    require_free_space "$packages" 2500
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
  require_space_to_build 700
  say 'Building the web site (after a change of the sources only)'
  rm -rf "$app.next" "$LOCAL/app.fingerprint"
  run_child dotnet publish "$ROOT/src/LuchengEco.Web" -c Release -o "$app.next" -v quiet --nologo >&2 ||
    die 'The web site could not be built (see above).'
  rm -rf "$app"
  mv "$app.next" "$app"
  printf '%s\n' "$before" >"$LOCAL/app.fingerprint"
}
