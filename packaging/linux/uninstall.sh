#!/bin/sh
# Removes what install.sh put below ~/.local. Runs, models and settings are the user's own and stay.
set -eu

home=${RADIOGRAPH_STUDIO_PREFIX:-$HOME/.local}
home=$(CDPATH='' cd -- "$home" && pwd -P)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$home/opt/radiograph-studio
id=radiograph-studio

say() { printf '%s\n' "$*"; }

for process in /proc/[0-9]*; do
    case $(readlink "$process/exe" 2>/dev/null || :) in
        "$program"/*) say "Radiograph Studio is running. Close it, then start this again." >&2; exit 1 ;;
    esac
done

[ "$(readlink "$home/bin/$id" || :)" != "$program/RadiographStudio" ] || rm -f "$home/bin/$id"
rm -f "$share/applications/$id.desktop" "$share/mime/packages/$id.xml" "$share/man/man1/$id.1.gz"
if [ -d "$share/icons/hicolor" ]; then
    find "$share/icons/hicolor" -path "*/apps/$id.*" -type f -exec rm -f {} +
fi
rm -rf "$program"

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || :; fi; }
if [ -d "$share/mime/packages" ]; then refresh update-mime-database "$share/mime"; fi
refresh update-desktop-database "$share/applications"
refresh gtk-update-icon-cache --ignore-theme-index "$share/icons/hicolor"

# Folders that installing made, where nothing else has moved in.
for folder in "$home/opt" "$home/bin" "$share/man/man1" "$share/man"; do
    rmdir "$folder" 2>/dev/null || :
done
say "Radiograph Studio is removed. Your runs and models in $share/RadiographStudio and your settings are kept."
