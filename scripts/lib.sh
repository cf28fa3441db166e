# What the scripts share: steps with their time and log, and the installing of what is missing. Sourced by them, not run.
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
TARGET=${CARGO_TARGET_DIR:-$PWD/target}
LOGS=$TARGET/logs
TOOLS=$TARGET/tools
mkdir -p "$LOGS" "$TOOLS"

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' red=$'\e[31m' green=$'\e[32m' dim=$'\e[2m' plain=$'\e[0m'
else
  bold='' red='' green='' dim='' plain=''
fi

say() { printf '%s\n' "$*"; }

# Ends the script: what is wrong, and the way out.
fail() {
  printf '%s%s%s\n' "$red" "$*" "$plain" >&2
  exit 1
}

# step NAME COMMAND…: runs it quietly, its words in a log; ends the script when it fails, with the end of the log.
step() {
  local name=$1 log began took
  shift
  log=$LOGS/${name//[^a-z0-9]/-}.log
  began=$(date +%s)
  printf '%s%-26s%s' "$bold" "$name" "$plain"
  if "$@" >"$log" 2>&1 </dev/null; then
    took=$(($(date +%s) - began))
    printf '%sok%s %s%5d s%s\n' "$green" "$plain" "$dim" "$took" "$plain"
  else
    local code=$?
    took=$(($(date +%s) - began))
    printf '%sfailed%s %s%d s%s\n\n' "$red" "$plain" "$dim" "$took" "$plain"
    tail -n 120 "$log"
    fail "
${name}: ended with $code. The whole log: $log"
  fi
}

# as_root COMMAND…: apt needs it.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo -n "$@"; else
    say "neither root nor sudo is here to run: $*"
    return 1
  fi
}

# need_packages NAME…: Debian packages, installed if they are not there.
need_packages() {
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null)" = 'install ok installed' ] || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return
  if ! command -v apt-get >/dev/null; then
    say "these are missing, and there is no apt-get to install them: ${missing[*]}"
    say "install what your system calls them, and set CHROMIUM to the browser's path"
    return 1
  fi
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update && as_root apt-get install -y --no-install-recommends "${missing[@]}" && return
  say "apt-get could not install ${missing[*]}: is the network there? Install them by hand, then run this again"
  return 1
}

# need_commands NAME…: what only the person at the machine can choose how to install.
need_commands() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null || fail "$name is missing. This project needs Rust (rustup.rs), a C compiler and Node 20 or newer."
  done
}

# need_node_modules [FOLDER]: what the tests in a folder import, as locked: the browser driver and the accessibility rules, or
# the renderer of printer commands.
need_node_modules() {
  local folder=${1:-tests/browser}
  # Beside what it vouches for: npm removes both.
  local lock=$folder/package-lock.json stamp=$folder/node_modules/.locked
  cmp -s "$lock" "$stamp" && return
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || {
    say "Node $(node --version) is too old: 20 or newer runs the browser tests"
    return 1
  }
  (cd "$folder" && npm ci) || {
    say "npm could not fetch what $lock names: is the network there?"
    return 1
  }
  cp "$lock" "$stamp"
}

# need_postfix: its test client and sink, unpacked beside the build: an installed Postfix would be a mail server of this machine.
need_postfix() {
  [ -x "$TOOLS/postfix/usr/sbin/smtp-sink" ] && return
  (
    mkdir -p "$TOOLS/postfix" && cd "$TOOLS/postfix" || exit
    rm -f ./*.deb
    apt-get download postfix || { as_root apt-get update && apt-get download postfix; } || exit
    dpkg -x postfix_*.deb .
  ) && return
  say 'Postfix could not be fetched with apt-get download: is the network there?'
  return 1
}

# need_python: readers of printed codes and what takes photos of them, in an environment of their own.
need_python() {
  local wanted=tests/labels/requirements.txt stamp=$TOOLS/python.lock
  [ -x "$TOOLS/python/bin/python" ] && cmp -s "$wanted" "$stamp" && return
  rm -rf "$TOOLS/python"
  if ! { python3 -m venv "$TOOLS/python" && "$TOOLS/python/bin/pip" install --disable-pip-version-check -r "$wanted"; }; then
    say "pip could not fetch what $wanted names: is the network there?"
    return 1
  fi
  cp "$wanted" "$stamp"
}
