#!/usr/bin/env bash
# Builds in Release, runs every test project, and holds the coverage of src/ against its threshold.
# The last line is the sum: N passed, N failed. Exit code 1 when a test failed, none ran, or coverage is too low.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly least_coverage=85
readonly results=artifacts/test-results
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Reused nodes and compiler servers would outlive the tests and take their processors.
export MSBUILDDISABLENODEREUSE=1

passed=0
failed=0
problem=

finish() {
  [ -z "$problem" ] || echo "$problem"
  echo "$passed passed, $failed failed"
  [ -z "$problem" ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

install() {
  local program=$1 package=$2 sudo=
  command -v "$program" >/dev/null && return
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo apt-get install -qq -y --no-install-recommends "$package" >/dev/null
}

# The end-to-end tests measure against commits, in repositories of their own.
install git git || { problem="git is needed by the tests and could not be installed."; finish; }

dotnet build Sentinel.sln -c Release -v q -clp:"ErrorsOnly" || { problem="The build failed."; finish; }

rm -rf "$results"
mkdir -p "$results"
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  dotnet test --project "$project" -c Release --no-build --no-progress --results-directory "$results" \
    --coverage --coverage-output-format cobertura --coverage-output "$name.cobertura.xml" >"$results/$name.log" 2>&1
  exit_code=$?
  grep -v 'artifacts produced\|cobertura.xml$\|^Running tests from\|^$' "$results/$name.log"
  sum() { awk -v label="$1:" '$1 == label { n = $2 } END { print n + 0 }' "$results/$name.log"; }
  passed=$((passed + $(sum succeeded)))
  failed=$((failed + $(sum failed)))
  if [ "$(sum succeeded)" -eq 0 ]; then
    problem="No test of $name passed or none ran."
  elif [ "$exit_code" -ne 0 ] && [ "$(sum failed)" -eq 0 ]; then
    problem="$name ended with exit code $exit_code."
  fi
done

echo "== Coverage"
dotnet artifacts/bin/coverage/release/coverage.dll "$least_coverage" src "$results"/*.cobertura.xml || problem=${problem:-"Coverage is too low."}
finish
