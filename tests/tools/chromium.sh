#!/bin/sh
# The browser tests need Chromium and its fonts. Takes them from apt where that is possible, and says what to do where not.
set -eu
find_chromium() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
if [ -n "${CHROMIUM:-}" ] || command -v chromium-headless-shell >/dev/null; then exit 0; fi
# Chromium without its windows does the same in three quarters of the time; nobody is asked for a password where there is another.
run=""
[ "$(id -u)" -eq 0 ] || run="sudo -n"
if command -v apt-get >/dev/null && { [ -z "$run" ] || ! find_chromium >/dev/null; }; then
  install() { $run apt-get install -y -qq --no-install-recommends "$@" fonts-noto-core >/dev/null 2>&1; }
  echo "Installing Chromium for the browser tests"
  if $run apt-get update -qq >/dev/null 2>&1; then install chromium-headless-shell || install chromium || true; fi
fi
find_chromium >/dev/null && exit 0
echo "The browser tests need Chromium. Install it (the package is called chromium or chromium-browser), or set CHROMIUM to its path." >&2
exit 1
