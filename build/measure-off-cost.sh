#!/usr/bin/env bash
# What the package costs a build that does not ask for the gate: no-op builds of one solution with the package and the solution files,
# and of the same with BenchmarkDotNet alone, in pairs. Which of the two goes first changes from pair to pair.
# Usage: build/measure-off-cost.sh [PAIRS]    11 or more
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly pairs=${1:-11}
[[ $pairs =~ ^[0-9]+$ ]] && [ "$pairs" -ge 11 ] || { echo "usage: $0 [PAIRS], 11 or more" >&2; exit 2; }
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1

work=$(mktemp -d)
readonly work version=0.0.0-offcost.$(date +%s)
packages=$(dotnet nuget locals global-packages --list | sed 's/^.*global-packages: *//')
# Nothing else can ask for this version: it need not stay in the machine's package folder.
trap 'rm -rf "$work" "${packages:?}"/sentinel.perfgate*/"$version"' EXIT

# The tool first: packing the tasks publishes it and does not build it.
for project in Tool Tasks; do
  dotnet build "src/Sentinel.PerfGate.$project" -c Release -v q "-clp:ErrorsOnly;NoSummary"
done
for project in Sentinel.PerfGate Sentinel.PerfGate.Tasks; do
  dotnet pack "src/$project" -c Release --no-build -o "$work/feed" -p:MinVerVersionOverride="$version" -v q
done

benchmarkdotnet=$(sed -n 's/.*Include="BenchmarkDotNet" Version="\([^"]*\)".*/\1/p' Directory.Packages.props)
solution() {
  local folder=$work/$1 reference=$2
  mkdir -p "$folder/Lib" "$folder/Perf"
  echo "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit>
    <RestoreAdditionalProjectSources>$work/feed</RestoreAdditionalProjectSources></PropertyGroup></Project>" >"$folder/Directory.Build.props"
  echo '<Solution><Project Path="Lib/Lib.csproj" /><Project Path="Perf/Perf.csproj" /></Solution>' >"$folder/Some.slnx"
  echo '<Project Sdk="Microsoft.NET.Sdk" />' >"$folder/Lib/Lib.csproj"
  echo 'namespace Lib; public static class Work { public static int Twice(int x) => x + x; }' >"$folder/Lib/Work.cs"
  echo "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" />$reference</ItemGroup></Project>" >"$folder/Perf/Perf.csproj"
  echo 'public class Twice { [BenchmarkDotNet.Attributes.Benchmark] public int Work() => Lib.Work.Twice(21); }' >"$folder/Perf/Twice.cs"
}
solution with "<PackageReference Include=\"Sentinel.PerfGate\" Version=\"$version\" />"
solution without "<PackageReference Include=\"BenchmarkDotNet\" Version=\"$benchmarkdotnet\" />"
cp Directory.Solution.props Directory.Solution.targets "$work/with/"

# In one process: starting more of them would be most of the time, and most of its noise.
build() { (cd "$work/$1" && dotnet build Some.slnx -m:1 -v q) >"$work/log" || { cat "$work/log" >&2; exit 1; }; }
milliseconds() {
  local started
  started=$(date +%s%N)
  build "$1"
  echo $((($(date +%s%N) - started) / 1000000))
}
median() { sort -n | awk '{ a[NR] = $1 } END { print (a[int((NR + 1) / 2)] + a[int(NR / 2) + 1]) / 2 }'; }

# The first build compiles, the second one loads what the others find in memory.
for _ in 1 2; do build with; build without; done

declare -A time
echo "pair     with  without  difference (ms)"
for ((pair = 1; pair <= pairs; pair++)); do
  ((pair % 2)) && order="with without" || order="without with"
  for side in $order; do
    time[$side]=$(milliseconds "$side")
  done
  with=${time[with]} without=${time[without]}
  printf '%4d %8d %8d %11d\n' "$pair" "$with" "$without" $((with - without))
  echo "$with $without $((with - without))" >>"$work/pairs"
done
printf 'median %6s %8s %11s\n' "$(cut -d' ' -f1 "$work/pairs" | median)" "$(cut -d' ' -f2 "$work/pairs" | median)" "$(cut -d' ' -f3 "$work/pairs" | median)"
echo "The build with the package was the slower one in $(awk '$3 > 0' "$work/pairs" | wc -l) of $pairs pairs."
