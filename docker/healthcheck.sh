#!/bin/bash
# The health check of the images. Checks the role of this container, which is given or read from the
# command of process 1: whether the worker is registered with the queue, the backend answers a query,
# the web server reaches its backend, or the browser opens a page and answers. Bash, because it is in
# every Debian and starts in a few milliseconds: a check with Node takes more processor time than an
# idle service. The engine's time limit ends a check that waits.
set -uo pipefail

query='{"path":"health:ready","format":"convex_encoded_json","args":[{}]}'
mapfile -t -d '' words < /proc/1/cmdline
for role in "$@" "${words[@]}"; do
  case $role in
    worker) port=$FONDATION_HEALTH_PORT request='GET /readyz' body='' ;;
    backend) port=${FONDATION_BACKEND_PORT:-3210} request='POST /api/query' body=$query ;;
    browser) port=3333 request='GET /healthz' body='' ;;
    web) port=${FONDATION_WEB_PORT:-3000} request='GET /healthz' body='' ;;
    *) continue ;;
  esac
  exec 3<> "/dev/tcp/127.0.0.1/$port" || exit 1
  printf '%s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$request" "$port" "${#body}" "$body" >&3
  IFS= read -r -d '' answer <&3
  case $answer in
    *'"status":"error"'*) ;;
    'HTTP/1.1 200'*) echo "$role: ready"; exit 0 ;;
  esac
  printf '%s: %s\n' "$role" "${answer:-no answer}" >&2
  exit 1
done
echo 'this container runs none of worker, backend, web and browser' >&2
exit 1
