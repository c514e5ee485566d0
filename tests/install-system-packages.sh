#!/bin/sh
# Installs what the real parts of the tests need, when root on Debian; elsewhere names what is missing and goes on.
packages="nft:nftables chromium:chromium ip:iproute2 tshark:tshark softflowd:softflowd"
missing=""
for pair in $packages; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
# Debian keeps PostgreSQL's server out of the way
command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "not installed, the tests that need them are skipped by name:$missing"
fi
