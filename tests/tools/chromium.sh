#!/bin/sh
# The browser tests need Chromium and its fonts. Takes them from apt where that is possible, and says what to do where not.
set -eu
find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if [ -n "${CHROMIUM:-}" ] || find_chromium >/dev/null; then exit 0; fi
if command -v apt-get >/dev/null; then
  run=""
  [ "$(id -u)" -eq 0 ] || run="sudo -n"
  echo "Installing Chromium for the browser tests"
  if $run apt-get update -qq >/dev/null && $run apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null 2>&1; then
    find_chromium >/dev/null && exit 0
  fi
fi
echo "The browser tests need Chromium. Install it (the package is called chromium or chromium-browser), or set CHROMIUM to its path." >&2
exit 1
