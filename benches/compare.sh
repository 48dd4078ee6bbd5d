#!/usr/bin/env bash
# Measures this build beside one of another commit, each as it is shipped: benches/compare.sh read|wasm COMMIT
# The other commit is laid out in target/base-COMMIT with the benchmarks of this one, so that both are measured alike.
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/env

# Prints the folder of the other commit; nothing where it cannot be had.
lay_out() {
  local commit folder
  if ! commit=$(git rev-parse --verify --quiet "$1^{commit}" 2>/dev/null); then
    echo "bench: commit $1 is not in the history here; only this build is measured" >&2
    return
  fi
  folder=$root/target/base-${commit:0:8}
  if [ ! -f "$folder/.complete" ]; then
    mkdir -p "$folder"
    git archive "$commit" | tar -x -C "$folder"
    touch "$folder/.complete"
  fi
  rm -rf "$folder/benches"
  cp -a benches "$folder/benches"
  cp -a examples/wasm-bench.rs "$folder/examples/wasm-bench.rs"
  echo "$folder"
}

# Builds the benchmark of the project in folder $1 with its target folder $2, and prints the path of the program.
program() {
  (cd "$1" && . .ci/env && CARGO_TARGET_DIR=$2 cargo bench --quiet --no-run --bench read --message-format=json \
    | sed -n 's/.*"executable":"\([^"]*\/read-[^"]*\)".*/\1/p')
}

base=$(lay_out "$2")
[ -z "$base" ] || echo "bench: this build beside commit $2 (building it takes some minutes, once)"
case $1 in
  wasm) node benches/wasm.mjs --against "$base" ;;
  read)
    own=$(program "$root" "${CARGO_TARGET_DIR:-$root/target}")
    if [ -n "$base" ]; then "$own" --against "$(program "$base" "$base/target")"; else "$own"; fi ;;
esac
