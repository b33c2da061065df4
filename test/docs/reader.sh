# Somebody who follows a document: what its commands mean in the test of the documents.
set -eo pipefail
service=

# Starts the service as the document says, beside the rest, and waits until it is ready.
serve() {
  stop
  "$@" >"$SERVICE_LOG" 2>&1 &
  service=$!
  local waited=0
  until curl "http://localhost:$PORT/health/ready" >/dev/null 2>&1; do
    kill -0 "$service" && ((++waited < 300)) || { cat "$SERVICE_LOG" >&2; return 1; }
    sleep 0.1
  done
}

stop() {
  [ -z "$service" ] || { kill "$service" && wait "$service"; } 2>/dev/null || true
  service=
}
trap stop EXIT

# Ctrl+C comes before a command that needs the embedded database, and a password is typed where one is asked for.
npx() {
  [ -n "$DATABASE_URL" ] || stop
  case "$*" in
    *'users create'*) command npx "$@" <<<'a password of somebody' ;;
    *) command npx "$@" </dev/null ;;
  esac
}
