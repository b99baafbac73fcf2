#!/bin/sh
# The tests need Chromium and its fonts, and a library for the Node of Playwright. Takes what is missing from apt-get where that is
# possible, and says what to do where not.
set -eu
find_chromium() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
starts_node() { .venv/lib/python3*/site-packages/playwright/driver/node --version; }
# Nobody is asked for a password.
run=""
[ "$(id -u)" -eq 0 ] || run="sudo -n"
lacking=""
starts_node >/dev/null 2>&1 || lacking="libatomic1"
# Chromium without its windows does the same in three quarters of the time; who is not root keeps another.
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null && { [ -z "$run" ] || ! find_chromium >/dev/null; }; then
  lacking="$lacking fonts-noto-core chromium-headless-shell"
fi
[ -n "$lacking" ] || exit 0
if command -v apt-get >/dev/null; then
  install() { $run apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; }
  echo "Installing what the browser tests need: $lacking"
  # Where that package is not known, the one with windows.
  if $run apt-get update -qq >/dev/null 2>&1; then install $lacking || install ${lacking%-headless-shell} || true; fi
fi
if ! starts_node >/dev/null; then
  echo "The Node of Playwright does not start. Install the library that it names (libatomic.so.1 is in the package libatomic1 or libatomic)." >&2
  exit 1
fi
if [ -z "${CHROMIUM:-}" ] && ! find_chromium >/dev/null; then
  echo "The browser tests need Chromium. Install it (the package is called chromium or chromium-browser), or set CHROMIUM to its path." >&2
  exit 1
fi
