# A Wayland screen that is not there; sourced after screen.sh, whose screen, keys and words it replaces. The keys come
# from wtype: a keyboard with a keymap of its own, on which any letter has any place. Needs sway and wtype;
# WINDOW_PICTURE=FILE keeps a picture of what was there when it failed, by grim.

fail() {
    echo "window: $1" >&2
    [ -z "${WINDOW_PICTURE:-}" ] || grim "$WINDOW_PICTURE" || true
    exit 1
}

open_screen() {
    unset DISPLAY
    printf 'output HEADLESS-1 mode %s\nxwayland disable\ndefault_border none\n' "${1:-1400x900}" >"$work/sway"
    WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman sway -c "$work/sway" >"$work/sway.log" 2>&1 &
    pids+=($!)
    local socket=
    for _ in $(seq 100); do
        socket=$(find "$XDG_RUNTIME_DIR" -maxdepth 1 -name 'wayland-*' -type s)
        [ -n "$socket" ] && break
        sleep 0.1
    done
    [ -n "$socket" ] || fail "sway did not start: $(cat "$work/sway.log")"
    WAYLAND_DISPLAY=$(basename "$socket")
    SWAYSOCK=$(find "$XDG_RUNTIME_DIR" -maxdepth 1 -name 'sway-ipc.*')
    export WAYLAND_DISPLAY SWAYSOCK
}

open_window() {
    "$butda" "$work/project" &
    app=$!
    pids+=("$app")
    for _ in $(seq 300); do
        swaymsg -t get_tree | grep -q '"app_id": "butda"' && break
        sleep 0.2
    done
    swaymsg -t get_tree | grep -q '"app_id": "butda"' || fail 'no window came up'
    sleep 3
    settle
}

# Presses what wtype is told, which takes so many seconds. Each time that is a new keyboard, which the window has to get
# to know, and which stays: sway 1.7 does not survive that one goes while an input method has its keys. wtype reads its
# words in the locale, and that of `work` need not be installed.
play() {
    LC_ALL=C.UTF-8 wtype -s 400 "${@:2}" -s 86400000 &
    pids+=($!)
    sleep "$(awk "BEGIN { print 0.5 + $1 }")"
    settle
}
# `ctrl+Next` as xdotool has it.
keys() {
    local key held pressed
    for key in "$@"; do
        held=() pressed=()
        while [[ $key == *+* ]]; do
            pressed+=(-M "${key%%+*}")
            held+=(-m "${key%%+*}")
            key=${key#*+}
        done
        play 0 "${pressed[@]}" -k "$key" "${held[@]}"
    done
}
words() { play "0.1 * ${#1}" -d 90 "$1"; }
