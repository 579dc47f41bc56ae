#!/usr/bin/env bash
# Makes the two samples that are not plain text, from the sources in make/. Their results are committed, so this is needed only after
# a change of the words. Needs zip and chromium; a PDF made anew differs in its dates, and so in its hash.
set -euo pipefail
cd "$(dirname "$0")"

rm -f november-2019/08-saltmarsh-arrests.docx
(cd make/docx && TZ=UTC find . -type f -exec touch -d 2019-12-09T08:00:00Z {} + &&
  TZ=UTC zip -q -X ../../november-2019/08-saltmarsh-arrests.docx '[Content_Types].xml' _rels/.rels docProps/core.xml \
    word/document.xml word/styles.xml word/_rels/document.xml.rels)

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --no-pdf-header-footer \
  --print-to-pdf=november-2019/09-estuary-papers-chronology.pdf make/09-estuary-papers-chronology.html
