# A screen that is not there, with the program in a window on it; sourced by the sittings beside it. Sets `work` (a
# folder of its own with a home and a copy of the sample articles), `butda`, and once `open_window` was called `window`
# and `app`. Needs Xvfb, openbox and xdotool.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
pids=()
# Ends what was started and removes what it left, and leaves the sitting's own verdict standing: what a program that is
# being ended still writes must not fail a sitting that held. Input methods do that, so removing is tried again.
clean_up() {
    kill "${pids[@]}" 2>/dev/null || true
    for _ in $(seq 25); do
        rm -rf "$work" 2>/dev/null && return
        sleep 0.2
    done
    echo "window: something still writes into $work, which is left" >&2
}
trap clean_up EXIT
fail() {
    echo "window: $1" >&2
    command -v import >/dev/null && import -window root "${WINDOW_PICTURE:-$work/failed.png}" 2>/dev/null || true
    exit 1
}

mkdir -p "$work/home" "$work/run"
chmod 700 "$work/run"
export HOME=$work/home XDG_RUNTIME_DIR=$work/run LANG=vi_VN.UTF-8 WAYLAND_DISPLAY=
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME USER USERNAME
cp -r "$here/seeds" "$work/project"

# A screen of the size that is given, 1400x900 without.
open_screen() {
    : >"$work/display"
    exec 3<>"$work/display"
    Xvfb -displayfd 3 -screen 0 "${1:-1400x900}x24" >/dev/null 2>&1 &
    pids+=($!)
    local number=
    for _ in $(seq 100); do
        number=$(head -n 1 "$work/display")
        [ -n "$number" ] && break
        sleep 0.1
    done
    [ -n "$number" ] || fail 'Xvfb did not start'
    export DISPLAY=:$number
    openbox >/dev/null 2>&1 &
    pids+=($!)
    sleep 1
}

open_window() {
    "$butda" "$work/project" &
    app=$!
    pids+=("$app")
    window=$(timeout 60 xdotool search --sync --onlyvisible --class butda | head -n 1) || fail 'no window came up'
    sleep 3
    settle
}

# Waits until the program rests, ten seconds at most: none of its threads ran for a fifth of a second, or for so many
# fiftieths as are given.
settle() {
    local n_resting=0
    for _ in $(seq 500); do
        n_resting=$((n_resting + 1))
        if cat /proc/"$app"/task/*/stat 2>/dev/null | sed 's/.*) //' | grep -q '^[RD]'; then n_resting=0; fi
        [ "$n_resting" -lt "${1:-10}" ] || break
        sleep 0.02
    done
}
keys() { for key in "$@"; do xdotool key --window "$window" "$key"; sleep 0.15; settle; done; }
words() { xdotool type --window "$window" --delay 40 -- "$1"; sleep 0.15; settle; }
click_with_ctrl() {
    xdotool mousemove --window "$window" "$1" "$2"
    sleep 0.3
    xdotool keydown ctrl click 1 keyup ctrl
    sleep 0.5
}

quit_by_key() {
    keys ctrl+q
    for _ in $(seq 50); do kill -0 "$app" 2>/dev/null || break; sleep 0.2; done
    ! kill -0 "$app" 2>/dev/null || fail 'it did not quit'
}
