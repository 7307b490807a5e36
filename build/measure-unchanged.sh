#!/usr/bin/env bash
# How often the gate fails a change that changes no code: a clone in which one commit touches the README alone, its benchmarks with
# a limit on regression measured against the commit before, again and again, each time with another seed.
# Usage: build/measure-unchanged.sh [RUNS] [--busy] [--keep DIR] [--time-limit 60s]
#   --busy   one busy loop for each processor beside every run
#   --keep   where results.json of every run is left, for tests/Sentinel.PerfGate.Simulation
# Exit code 1 when any run failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=50 busy= keep= limit=60s
while [ $# -gt 0 ]; do
  case $1 in
    --busy) busy=1 ;;
    --keep) keep=$(mkdir -p "$2" && cd "$2" && pwd); shift ;;
    --time-limit) limit=$2; shift ;;
    *) [[ $1 =~ ^[0-9]+$ ]] || { sed -n '2,8s/^# \?//p' "$0" >&2; exit 2; }; runs=$1 ;;
  esac
  shift
done
readonly runs busy keep limit
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1

work=$(mktemp -d)
readonly work
loops=()
stop() {
  [ ${#loops[@]} -eq 0 ] || kill "${loops[@]}" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

git clone -q . "$work/clone"
cd "$work/clone"
echo >>README.md
git -c user.name=perfgate -c user.email=perfgate@localhost commit -qam "Docs: one line more"
dotnet build Sentinel.sln -c Release -v q "-clp:ErrorsOnly;NoSummary"
cat >"$work/budgets.json" <<'JSON'
{ "version": 1, "budgets": {
  "reference/json-parse": { "regression": "< 10%" }, "signing/sign": { "regression": "< 10%" },
  "signing/verify": { "regression": "< 10%" }, "validation/intent": { "regression": "< 10%" } } }
JSON

gate() {
  dotnet artifacts/bin/Sentinel.PerfGate.Tool/release/perfgate.dll run --project tests/Sentinel.Perf \
    --assembly artifacts/bin/Sentinel.Perf/release/Sentinel.Perf.dll --budgets "$work/budgets.json" --base git:HEAD~1 \
    --time-limit "$limit" --seed "$1" --out "$work/out" 2>"$work/err"
}

# The first run builds base.
gate 0 >/dev/null || true
if [ -n "$busy" ]; then
  for _ in $(seq "$(nproc)"); do
    (while :; do :; done) &
    loops+=($!)
  done
fi

failed=0
for ((run = 1; run <= runs; run++)); do
  code=0 begun=$SECONDS
  gate "$run" >"$work/text" || code=$?
  [ $code -ne 1 ] || failed=$((failed + 1))
  [ -z "$keep" ] || cp "$work/out/results.json" "$keep/$(printf '%03d' "$run").json"
  printf '%3d  exit code %d  %3d s  load %s %s\n' "$run" $code $((SECONDS - begun)) "$(cut -d' ' -f1 /proc/loadavg)" "$(grep -m1 -E '^ [0-9]+ (passed|failed|undecided)' "$work/text" || cat "$work/err")"
  grep -hE 'error PERF' "$work/err" "$work/text" || true
done
echo "$failed of $runs runs failed."
[ $failed -eq 0 ]
