#!/usr/bin/env bash
# Trains settings of scVI over seeds, to compare them by criteria without labels and by agreement with types (ADR 11).
#
#   benchmarks/settings.sh DATA_FOLDER OUT [JOBS]
#   benchmarks/stability.py OUT/preset/demo_pbmc800 OUT/rival/demo_pbmc800
#
# DATA_FOLDER holds NAME.h5ad with the columns 'label' and, where one is used, 'batch' (benchmarks/prepare.py writes them).
# A run that is there already is not trained again. SETS and SEEDS may name other data sets (NAME+b: with the batch) and seeds;
# app/mixtura evaluate tells the agreement of each run.
set -euo pipefail

data=$(readlink -f "$1")
out=$2
jobs=${3:-1}
here=$(cd "$(dirname "$0")/.." && pwd)
sets=${SETS:-demo_pbmc800 sc_mixology_celseq2 kang2018_ifnb kang2018_ifnb+b pbmc_facs}
seeds=${SEEDS:-3 4 5}

settings() {
  case $1 in
    preset) echo --set latentDim=25 --set dropout=0.3 --set train.learningRate=0.001 ;;
    rival) echo --set latentDim=20 --set dropout=0.5 --set train.learningRate=0.004 --set train.rateSchedule=cosine ;;
  esac
}

one() {
  local run=$out/$1/$2/$3 batch=()
  [ "${2%+b}" = "$2" ] || batch=(--batch batch)
  [ ! -f "$run/latent.npy" ] || return 0
  rm -rf "$run"
  mkdir -p "$(dirname "$run")"
  # shellcheck disable=SC2046
  "$here/app/mixtura" train "$data/${2%+b}.h5ad" --labels label "${batch[@]}" --in-process --threads 1 --seed "$3" \
    $(settings "$1") --out "$run" > "$run.log" 2>&1 || echo "failed: $run, see $run.log" >&2
}
export -f one settings
export data out here

for name in $sets; do
  for seed in $seeds; do
    for each in preset rival; do echo "$each $name $seed"; done
  done
done | xargs -P "$jobs" -L 1 bash -c 'one "$0" "$1" "$2"'
