#!/bin/sh
# Install Chromium, its fonts and a library for the Node.js of Playwright with apt-get, or print what is missing.
set -eu
has() { command -v "$1" >/dev/null; }
has_chromium() { [ -n "${CHROMIUM:-}" ] || has chromium-headless-shell || has chromium || has chromium-browser || has google-chrome; }
starts_node() { .venv/lib/python3*/site-packages/playwright/driver/node --version >/dev/null 2>&1; }
lacking() {
  starts_node || echo libatomic1
  has_chromium || echo fonts-noto-core chromium-headless-shell
}
# Never prompt for a password.
run=""
[ "$(id -u)" -eq 0 ] || run="sudo -n"
packages=$(lacking)
# The headless shell is a quarter faster than Chromium; without root, an installed Chromium is used.
if [ -z "$run$packages${CHROMIUM:-}" ] && has apt-get && ! has chromium-headless-shell; then packages=chromium-headless-shell; fi
[ -n "$packages" ] || exit 0
if has apt-get && $run true 2>/dev/null; then
  install() { $run apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1; }
  echo "Installing what the browser tests need:" $packages
  # Fall back to the full browser if the package does not exist.
  if $run apt-get update -qq >/dev/null 2>&1; then install $packages || install ${packages%-headless-shell} || true; fi
fi
packages=$(lacking)
[ -n "$packages" ] || exit 0
echo "The browser tests need what is missing here. In Debian and Ubuntu, as root: apt-get install" ${packages%-headless-shell} >&2
echo "Elsewhere install libatomic and Chromium, or set CHROMIUM to its path. Without them .venv/bin/pytest skips and counts these tests." >&2
exit 1
