#!/usr/bin/env bash
# What a measured test reads in a test run of 200 ordinary parallel tests, and what the same target reads alone: one line a repetition,
# in ns an operation, and how far the two are apart. Both are means over launches of a process each (three, or five where three decide nothing).
# Usage: build/measure-beside-tests.sh [REPETITIONS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly repetitions=${1:-5}
[[ $repetitions =~ ^[0-9]+$ ]] || { sed -n '2,4s/^# \?//p' "$0" >&2; exit 2; }
readonly program=artifacts/bin/Sentinel.PerfGate.Fixtures.Xunit/release/Sentinel.PerfGate.Fixtures.Xunit.dll target=kinds/sync
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

for project in tests/Sentinel.PerfGate.Fixtures.Xunit src/Sentinel.PerfGate.Tool; do
  dotnet build "$project" -c Release -v q "-clp:ErrorsOnly;NoSummary"
done
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT

# Its limits stand at the test, and the repository's budgets are about other targets; a file must have one.
echo "{ \"version\": 1, \"budgets\": { \"$target\": { \"gen2\": \"< 1\" } } }" >"$work/own.json"

mean() {
  jq --arg target "$target" '[.targets[] | select(.id == $target) | .launches[].samples | add / length] | add / length' "$1"
}

echo "  beside 200 tests   alone   apart   load"
for ((run = 1; run <= repetitions; run++)); do
  rm -rf "${program%/*}/TestResults"
  PERFGATE_MODE=measure dotnet "$program" -noColor -method PerfFacts.Measured.Kinds.Sync -method 'PerfFacts.Ordinary.*' >"$work/tests.log" \
    || { cat "$work/tests.log"; exit 1; }
  grep -q 'Total: 201, Errors: 0, Failed: 0' "$work/tests.log" || { echo "Not 200 tests and one that is measured:"; cat "$work/tests.log"; exit 1; } >&2
  beside=$(mean "${program%/*}/TestResults/perfgate/tests/Sentinel.PerfGate.Fixtures.Xunit/kinds_sync/results.json")
  dotnet artifacts/bin/Sentinel.PerfGate.Tool/release/perfgate.dll run --assembly "$program" --filter "$target" --budgets "$work/own.json" \
    --out "$work/alone" >"$work/alone.log" 2>&1 || { cat "$work/alone.log"; exit 1; }
  alone=$(mean "$work/alone/results.json")
  awk -v a="$beside" -v b="$alone" -v l="$(cut -d' ' -f1 /proc/loadavg)" 'BEGIN { printf "%16.1f %9.1f %+6.1f %% %6s\n", a, b, (a / b - 1) * 100, l }'
done
