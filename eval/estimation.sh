#!/usr/bin/env bash
# Draws the populations of eval/estimation/scenarios.json, estimates each by every method, and prints how often the intervals hold the truth.
# usage: eval/estimation.sh [RESULTS [METHOD...]]   RESULTS: where results are added (artifacts/estimation-simulation.csv); what it has is not done again
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
dotnet build "$here/eval/Sanad.Eval" -c Release -v q --nologo >&2
results=${1:-$here/artifacts/estimation-simulation.csv}
"$here/artifacts/bin/Sanad.Eval/release/Sanad.Eval" simulate "$here/eval/estimation/scenarios.json" "$results" "${@:2}" >&2
"$here/artifacts/bin/Sanad.Eval/release/Sanad.Eval" simulated "$here/eval/estimation/scenarios.json" "$results"
