#!/usr/bin/env bash
# One table of everything that is scored: claims by language and tier, time, place and speakers; furniture; main text and facts of pages; copies.
# The labelled texts beside the checkout (../shared/gold) are scored when they are there. usage: eval/table.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
gold=${SANAD_SHARED:-$here/../shared}/gold/dev
dotnet build "$here/eval/Sanad.Eval" -v q --nologo >&2
score() { "$here/artifacts/bin/Sanad.Eval/debug/Sanad.Eval" "$@"; echo; }
if [ -d "$gold" ]; then
  score score "$gold"
  score furniture "$gold"
else
  echo "skipped: no labelled texts in $gold" >&2
fi
for set in en fa sentences-en.jsonl sentences-fa.jsonl individuals-en.jsonl individuals-fa.jsonl allegations-en.jsonl allegations-fa.jsonl; do score score "$here/eval/claims/$set"; done
score pages "$here/eval/pages" | tail -9
score copies 500
