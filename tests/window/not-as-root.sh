# Sway does not start as root. Sourced before anything else by a sitting on it, with `butda` set: where that is root, the
# same script runs as nobody, on copies, and this one ends.
if [ "$(id -u)" = 0 ]; then
    here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
    there=$(mktemp -d)
    trap 'rm -rf "$there" || true' EXIT
    mkdir "$there/tests"
    cp -r "$here/seeds" "$there"
    cp -r "$here/tests/window" "$there/tests"
    cp "$butda" "$there/butda"
    chown -R nobody: "$there"
    setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups env HOME="$there" \
        "$there/tests/window/$(basename "$0")" "$there/butda" "${@:2}"
    exit
fi
