#!/usr/bin/env bash
# The score of the claim rules on the labelled texts beside the checkout (../shared/gold), with that folder's own scorer.
# usage: eval/claims.sh [options of score.py, such as --errors 40 or --lang fa]
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
gold=${SANAD_SHARED:-$here/../shared}/gold
if [ ! -d "$gold/dev" ]; then
  echo "skipped: no labelled texts in $gold" >&2
  exit 0
fi
found=$(mktemp)
trap 'rm -f "$found"' EXIT
dotnet build "$here/eval/Sanad.Eval" -v q --nologo >&2
"$here/artifacts/bin/Sanad.Eval/debug/Sanad.Eval" claims "$gold/dev" > "$found"
python3 "$gold/score.py" "$gold/dev" "$found" "$@"
