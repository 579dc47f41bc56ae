#!/usr/bin/env bash
# One table of linking: the sets beside the checkout (../shared/data/linkage) when they are there, our Persian-Latin set, pairs of names, keys of names.
# usage: eval/linkage.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
dotnet build "$here/eval/Sanad.Eval" -c Release -v q --nologo >&2
"$here/artifacts/bin/Sanad.Eval/release/Sanad.Eval" linkage "${SANAD_SHARED:-$here/../shared}/data/linkage"
