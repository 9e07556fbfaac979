#!/usr/bin/env bash
# Prints the ratios of tests/LuchengEco.Benchmarks on a throw-away PostgreSQL.
# Usage: eng/benchmarks.sh [report | save | rest | pdf | home | chart | circuits | exports | all]
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
exec "$ROOT/test.sh" --with-database dotnet run --project "$ROOT/tests/LuchengEco.Benchmarks" -c Release --no-build -- "${@:-all}"
