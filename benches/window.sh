# A screen that is not there, for the whole-process figures beside this file; sourced. Needs Xvfb, openbox and xdotool.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
home_of_tools=$HOME
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$work/home" "$work/run"
chmod 700 "$work/run"
export HOME=$work/home XDG_RUNTIME_DIR=$work/run WAYLAND_DISPLAY=
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
exec 3<>"$work/display"
Xvfb -displayfd 3 -screen 0 1400x900x24 >/dev/null 2>&1 &
pids+=($!)
until [ -s "$work/display" ]; do sleep 0.1; done
export DISPLAY=:$(head -n 1 "$work/display")
openbox >/dev/null 2>&1 &
pids+=($!)
sleep 1

# The program that measures, with the empty window and the corpus in it, as cargo built it last.
figures() {
    (cd "$here" && HOME=$home_of_tools cargo bench --no-run --bench figures --message-format=json 2>/dev/null) |
        sed -n 's/.*"executable":"\([^"]*figures-[^"]*\)".*/\1/p' | tail -n 1
}
# Processor time of a process, in milliseconds.
used() { awk '{ print ($14 + $15) * 10 }' "/proc/$1/stat"; }
resident_mb() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$1/status"; }
