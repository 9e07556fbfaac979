#!/usr/bin/env bash
# Fetches the front-end assets again and writes them to src/LuchengEco.Web/wwwroot/lib. See README.md.
set -euo pipefail

ECHARTS=6.1.0
ZRENDER=6.1.0
NOTO=0.4.3
PYTHON=${PYTHON:-python3}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lib=$here/../../src/LuchengEco.Web/wwwroot/lib
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# unpack PACKAGE@VERSION NAME: the package's files, in $work/NAME
unpack() {
  local archive
  mkdir -p "$work/$2"
  archive=$(cd "$work" && npm pack --silent "$1" | tail -n 1)
  tar -xzf "$work/$archive" -C "$work/$2" --strip-components=1
}

echarts() {
  unpack "echarts@$ECHARTS" echarts
  unpack "zrender@$ZRENDER" zrender
  mkdir -p "$lib/echarts"
  install -m 0644 "$work/echarts/dist/echarts.esm.min.js" "$work/echarts/LICENSE" "$work/echarts/NOTICE" "$lib/echarts/"
  install -m 0644 "$work/echarts/licenses/LICENSE-d3" "$lib/echarts/LICENSE-d3"
  install -m 0644 "$work/zrender/LICENSE" "$lib/echarts/LICENSE-zrender"
}

# face SOURCE HEAVIER NAME: one subset face
face() {
  local out=$lib/fonts/$3.ttf
  "$PYTHON" -m fontTools.subset "$1" \
    --unicodes-file="$work/charset.txt" \
    --output-file="$out" \
    --layout-features='kern,mark,ccmp,vert,vrt2' \
    --name-IDs='*' --name-languages='*' --name-legacy \
    --notdef-outline --notdef-glyph --recommended-glyphs
  "$PYTHON" "$here/fonts.py" figures "$out" "$1" "$2"
  chmod 0644 "$out"
  "$PYTHON" "$here/fonts.py" check "$out" "$unihan"
}

fonts() {
  unihan=$(dpkg -L unicode-data | grep '/Unihan_OtherMappings\.txt\.bz2$')
  "$PYTHON" "$here/fonts.py" charset "$unihan" >"$work/charset.txt"
  mkdir -p "$lib/fonts"
  local family folder
  for family in Serif Sans; do
    folder=$work/noto-${family,,}
    unpack "@expo-google-fonts/noto-${family,,}-sc@$NOTO" "noto-${family,,}"
    face "$folder/400Regular/Noto${family}SC_400Regular.ttf" \
      "$folder/600SemiBold/Noto${family}SC_600SemiBold.ttf" "Noto${family}SC-Regular"
    face "$folder/700Bold/Noto${family}SC_700Bold.ttf" \
      "$folder/900Black/Noto${family}SC_900Black.ttf" "Noto${family}SC-Bold"
  done
  {
    echo 'Noto Serif SC: (c) 2017-2024 Adobe (http://www.adobe.com/). Noto is a trademark of Google Inc.'
    echo 'Noto Serif SC, licence file of the package: Copyright 2012 Google Inc. All Rights Reserved.'
    echo 'Noto Sans SC:'
    cat "$work/noto-sans/LICENSE_FONT"
  } >"$lib/fonts/OFL.txt"
}

case ${1:-all} in
  echarts) echarts ;;
  fonts) fonts ;;
  all)
    echarts
    fonts
    ;;
  *)
    echo "usage: vendor.sh [echarts|fonts|all]" >&2
    exit 2
    ;;
esac
