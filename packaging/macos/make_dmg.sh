#!/bin/bash
# Makes the disk image that people drag the program from.
#
#     make_dmg.sh "Radiograph Studio.app" OUT.dmg
#
# Without more, the program is signed ad hoc: it runs, after a person has allowed it in System Settings, Privacy & Security.
# Optional, for those who have an Apple Developer account:
#   CODESIGN_IDENTITY   "Developer ID Application: NAME (TEAM)": signs with it, for notarisation
#   NOTARY_PROFILE      profile of `xcrun notarytool store-credentials`: has Apple notarise the image, and staples the answer
set -euo pipefail

if [ $# -ne 2 ] || [ ! -d "$1/Contents/MacOS" ]; then
    echo "Usage: make_dmg.sh PROGRAM.app OUT.dmg" >&2
    exit 2
fi
app=$1
image=$2
here=$(cd "$(dirname "$0")" && pwd)
identity=${CODESIGN_IDENTITY:--}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# ditto keeps links, permissions and signatures.
copy=$folder/$(basename "$app")
ditto "$app" "$copy"

# From the inside out: every library first, the program last, which seals them all.
options=(--force --sign "$identity")
if [ "$identity" != "-" ]; then
    options+=(--timestamp --options runtime --entitlements "$here/entitlements.plist")
fi
while IFS= read -r -d '' file; do
    if file -b "$file" | grep -q Mach-O; then
        codesign "${options[@]}" "$file"
    fi
done < <(find "$copy/Contents" -type f ! -path "$copy/Contents/MacOS/*" -print0)
codesign "${options[@]}" "$copy"
codesign --verify --deep --strict "$copy"

ln -s /Applications "$folder/Applications"
rm -f "$image"
# LZMA, which macOS reads since 10.15.
hdiutil create -volname "Radiograph Studio" -srcfolder "$folder" -fs HFS+ -format ULMO -ov "$image"
if [ "$identity" != "-" ]; then
    codesign --force --sign "$identity" --timestamp "$image"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
hdiutil verify "$image"
