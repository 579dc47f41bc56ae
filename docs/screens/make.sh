#!/usr/bin/env bash
# Makes the pictures of every page anew, from the invented notes and lists: runs the walk, takes the first page of what is printed, and reduces the
# colours, so that all of them stay small. Needs chromium, poppler-utils and pngquant, and a built tests/Sanad.Browser.Tests.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
taken=$(mktemp -d)
trap 'rm -rf "$taken"' EXIT
SANAD_SCREENS=$taken artifacts/bin/Sanad.Browser.Tests/debug/Sanad.Browser.Tests -noLogo -explicit only -class '*PagesWalkTests'
for printed in "$taken"/*.pdf; do
  pdftoppm -r 80 -f 1 -l 1 -singlefile -png "$printed" "${printed%.pdf}"
done
pngquant --quality 30-70 --speed 1 --strip --skip-if-larger --ext .png --force "$taken"/*.png || [ $? = 98 ]
rm -f "$here"/pages/*.png
mkdir -p "$here/pages"
cp "$taken"/*.png "$here/pages/"
du -sh "$here/pages"
