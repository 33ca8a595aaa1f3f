#!/bin/bash
# The health check of the images: healthcheck.sh [--pause <seconds> <age>] [role]
#
# Checks the role of this container, which is given or read from the command of process 1: whether the
# worker is registered with the queue, the backend answers a query, the web server reaches its backend,
# or the browser opens a page and answers. Bash, because it is in every Debian and starts in a few
# milliseconds: a check with Node takes more processor time than an idle service.
#
# Starting a check costs the engine more than the check itself. In a container that is older than <age>
# seconds, a good answer is therefore followed by a pause and a second check, which decides. A failure
# ends at once. An interval of the engine for the start alone needs Engine 25.
set -uo pipefail

answer_seconds=14
query='{"path":"health:ready","format":"convex_encoded_json","args":[{}]}'

pause=''
if [[ ${1-} == --pause ]]; then
  pause=$2 from_age=$3
  shift 3
fi

# Seconds since process 1 has started: the 22nd field of proc_pid_stat(5) is in ticks of 1/100 s.
age() {
  local up stat
  IFS=. read -r up _ < /proc/uptime
  IFS= read -r stat < /proc/1/stat
  read -r -a fields <<< "${stat##*) }"
  echo $((up - fields[19] / 100))
}

check() {
  local answer=''
  exec 3<> "/dev/tcp/127.0.0.1/$port" || exit 1
  printf '%s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$request" "$port" "${#body}" "$body" >&3
  IFS= read -r -d '' -t "$answer_seconds" answer <&3
  exec 3>&-
  case $answer in
    *'"status":"error"'*) ;;
    'HTTP/1.1 200'*) return ;;
  esac
  printf '%s: %s\n' "$role" "${answer:-no answer}" >&2
  exit 1
}

mapfile -t -d '' words < /proc/1/cmdline
for role in "$@" "${words[@]}"; do
  case $role in
    worker) port=$FONDATION_HEALTH_PORT request='GET /readyz' body='' ;;
    backend) port=${FONDATION_BACKEND_PORT:-3210} request='POST /api/query' body=$query ;;
    browser) port=3333 request='GET /healthz' body='' ;;
    web) port=${FONDATION_WEB_PORT:-3000} request='GET /healthz' body='' ;;
    *) continue ;;
  esac
  check
  if [[ -n $pause ]] && (($(age) >= from_age)); then
    sleep "$pause"
    check
  fi
  echo "$role: ready"
  exit 0
done
echo 'this container runs none of worker, backend, web and browser' >&2
exit 1
