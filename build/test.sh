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
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$package" >/dev/null
}

# Power cuts are simulated from what the service wrote and synced, as strace saw it.
install strace strace || { problem="strace is needed by the tests and could not be installed."; finish; }
# The pages' examples are typed into a shell.
install curl curl && install jq jq || { problem="curl and jq are needed by the tests and could not be installed."; finish; }
# The end-to-end tests measure against commits, in repositories of their own.
install git git || { problem="git is needed by the tests and could not be installed."; finish; }

# The event store's tests start a cluster of their own and need only the server's programs, which Debian keeps off the PATH. Told
# beforehand, its package makes and starts no cluster for the machine: nothing to stop afterwards, no port taken, no data left. What tells
# it is gone afterwards, also when that fails: in a subshell, for its trap.
install_postgresql() (
  sudo='' settings=/etc/postgresql-common/createcluster.d/sentinel-tests.conf
  command -v initdb >/dev/null || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null && exit
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  trap '$sudo rm -f "$settings"' EXIT
  $sudo mkdir -p "${settings%/*}" && echo "create_main_cluster = false" | $sudo tee "$settings" >/dev/null || exit
  install initdb postgresql
)
install_postgresql || { problem="PostgreSQL's server programs (Debian's package postgresql) are needed by the tests and could not be installed."; finish; }

# Two services behind a proxy. Its package would start a server, now and with the machine; the tests start one of their own. Debian asks
# policy-rc.d before it starts anything (invoke-rc.d(8)): this one says no to nginx alone, and is gone afterwards like the above. A machine
# that has one keeps it.
install_nginx() (
  sudo='' policy=/usr/sbin/policy-rc.d
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] && exit
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  if [ ! -e "$policy" ]; then
    trap '$sudo rm -f "$policy"' EXIT
    printf '#!/bin/sh\n[ "$1" != nginx ] || exit 101\n' | $sudo tee "$policy" >/dev/null && $sudo chmod 755 "$policy" || exit
  fi
  install nginx nginx-light && $sudo update-rc.d nginx disable >/dev/null 2>&1
)
install_nginx || { problem="nginx (Debian's package nginx-light) is needed by the tests and could not be installed."; finish; }

dotnet build Sentinel.sln -c Release -v q -clp:"ErrorsOnly" || { problem="The build failed."; finish; }

rm -rf "$results"
mkdir -p "$results"
run() {
  dotnet test --project "tests/$1" -c Release --no-build --no-progress --results-directory "$results" \
    --coverage --coverage-output-format cobertura --coverage-output "$1.cobertura.xml" >"$results/$1.log" 2>&1
  echo $? >"$results/$1.exit"
}

count() { awk -v label="$2:" '$1 == label { n = $2 } END { print n + 0 }' "$results/$1.log"; }

# One after the other: some of them measure.
for project in tests/*.Tests; do
  name=$(basename "$project")
  echo "== $name"
  run "$name"
  grep -v 'artifacts produced\|cobertura.xml$\|^Running tests from\|^$' "$results/$name.log"
  passed=$((passed + $(count "$name" succeeded)))
  failed=$((failed + $(count "$name" failed)))
  if [ "$(count "$name" succeeded)" -eq 0 ]; then
    problem="No test of $name passed or none ran."
  elif [ "$(cat "$results/$name.exit")" -ne 0 ] && [ "$(count "$name" failed)" -eq 0 ]; then
    problem="$name ended with exit code $(cat "$results/$name.exit")."
  fi
done

echo "== Coverage"
dotnet artifacts/bin/coverage/release/coverage.dll "$least_coverage" src "$results"/*.cobertura.xml 2>&1 || problem=${problem:-"Coverage is too low."}
finish
