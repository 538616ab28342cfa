#!/usr/bin/env bash
# Says in one line when the address the site is to listen on is taken.
set -eu
address=${MASTHEAD_SERVER_ADDRESS:-${LEPTOS_SITE_ADDR:-127.0.0.1:3000}}
if (exec 3<>"/dev/tcp/${address%:*}/${address##*:}") 2>/dev/null; then
  echo "make: $address is in use by another program; stop it, or set MASTHEAD_SERVER_ADDRESS to another address" >&2
  exit 1
fi
