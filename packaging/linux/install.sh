#!/bin/sh
# Installs Radiograph Studio for the user who runs this, below ~/.local; no administrator is needed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=${RADIOGRAPH_STUDIO_PREFIX:-$HOME/.local}
mkdir -p "$home"
# Without links: that is how the system names a program that runs.
home=$(CDPATH='' cd -- "$home" && pwd -P)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$home/opt/radiograph-studio
id=radiograph-studio

say() { printf '%s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

[ -x "$here/RadiographStudio/RadiographStudio" ] ||
    fail "The program is not beside this script. Unpack the whole archive, then start this again."

# A program that runs would look in vain for the rest of its files.
for process in /proc/[0-9]*; do
    case $(readlink "$process/exe" 2>/dev/null || :) in
        "$program"/*) fail "Radiograph Studio is running. Close it, then start this again." ;;
    esac
done

mkdir -p "$home/opt" "$home/bin" "$share/applications"
rm -rf "$program.new"
cp -R "$here/RadiographStudio" "$program.new"
cp "$here/uninstall.sh" "$program.new/uninstall.sh"
rm -rf "$program"
mv "$program.new" "$program"
ln -sf "$program/RadiographStudio" "$home/bin/$id"
(cd "$here/share" && find . -type f ! -path './applications/*') | while IFS= read -r file; do
    mkdir -p "$share/$(dirname "$file")"
    cp "$here/share/$file" "$share/$file"
done

# In a desktop entry, what is special within quotes takes a backslash, every backslash one more, and % is doubled.
escaped=$(printf '%s' "$program/RadiographStudio" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" %%F\n' "$escaped" ;;
        *) printf '%s\n' "$line" ;;
    esac
done < "$here/share/applications/$id.desktop" > "$share/applications/$id.desktop"

refresh() { if command -v "$1" >/dev/null 2>&1; then "$@" >/dev/null 2>&1 || :; fi; }
refresh update-mime-database "$share/mime"
refresh update-desktop-database "$share/applications"
refresh gtk-update-icon-cache --ignore-theme-index "$share/icons/hicolor"

say "Radiograph Studio is installed in $program."
say "Start it from the menu, or with $home/bin/$id. To remove it: sh \"$program/uninstall.sh\""
