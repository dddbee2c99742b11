#!/usr/bin/env python3
"""Whether known biology is found in a run on sorted blood cells: no label is read but to match components with types.

known_biology.py RUN LABELS.tsv [--by component_edited] [--sets FILE] [--top 25 50] [--write FILE.md]

RUN is a run with components on pbmc_facs_zheng2017 (benchmarks/README.md), LABELS its table with a column cell_type. Each sorted type
is matched with the component that holds most of its cells. Prints a table: the share of the type there, the places of the markers that
are expected among all genes (as `markers` orders them), and the type that `annotate` suggests; then how many types have a marker among the
first, and for how many of the five populations the suggestion is right for each of their types.
"""
import argparse
import pathlib
import subprocess
import tempfile

import benchmark

# Words of the right suggestion by population, and by sorted type the markers of which one is expected, then others that are shown.
POPULATIONS = {
    "T cell": {
        "types": {
            "CD8+ Cytotoxic T": (["CD8A"], ["CD3D"]),
            "CD8+/CD45RA+ Naive Cytotoxic": (["CD8A", "CD8B"], ["CD3D"]),
            "CD4+ T Helper2": (["CD3D"], []),
            "CD4+/CD25 T Reg": (["CD3D"], []),
            "CD4+/CD45RA+/CD25- Naive T": (["CD3D"], []),
            "CD4+/CD45RO+ Memory": (["CD3D"], []),
        },
        "words": ["t cell", "t memory", "t helper"],
    },
    "B cell": {"types": {"CD19+ B": (["MS4A1"], [])}, "words": ["b cell"]},
    "NK cell": {"types": {"CD56+ NK": (["NKG7", "GNLY"], [])}, "words": ["nk cell", "natural killer"]},
    "CD14+": {"types": {"CD14+ Monocyte": (["CD14", "LYZ"], [])}, "words": ["monocyte"]},
    "CD34+": {"types": {"CD34+": (["CD34"], [])}, "words": ["hematopoietic stem"]},
}


def asked(folder, run, *command):
    """The table that a command writes about a run."""
    file = pathlib.Path(folder) / "asked.csv"
    out = file.with_suffix(".pdf") if command[0] == "figure" else file
    line = [str(benchmark.PROGRAM), *map(str, (command[0], run, *command[1:], "--out", out))]
    done = subprocess.run(line, env=benchmark.ENVIRONMENT, text=True, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(line)}\n{done.stderr}")
    return benchmark.table(file)


def matched(held):
    """The component with the largest share of each type, and that share."""
    best = {}
    for cell_type, component, share in zip(*list(held.values())[:2], map(float, held["share_of_type"])):
        if share > best.get(cell_type, (None, 0))[1]:
            best[cell_type] = component, share
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=pathlib.Path)
    parser.add_argument("labels", type=pathlib.Path)
    parser.add_argument("--by", default="components", help="groups of cells, as in `markers`")
    parser.add_argument("--sets", type=pathlib.Path, help="sets of genes for annotate, instead of PanglaoDB's")
    parser.add_argument("--top", type=int, nargs="+", default=[25, 50], help="so many genes are called top markers")
    parser.add_argument("--write", type=pathlib.Path, help="the document that gets the table")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        held = asked(folder, args.run, "figure", "confusion", "--by", args.by, "--against", f"{args.labels}:cell_type")
        markers = asked(folder, args.run, "markers", "--by", args.by)
        types = asked(folder, args.run, "annotate", "--by", args.by, *(["--sets", args.sets] if args.sets else []))
    places = {}
    for component, gene, rank in zip(markers["group"], markers["symbol"], markers["rank"]):
        places.setdefault((component, gene), int(rank))
    first = {
        group: (name, found, of, float(q), called == "true")
        for group, rank, name, found, of, q, called in zip(
            *(types[column] for column in ("group", "rank", "type", "found", "of_set", "q", "called"))
        )
        if rank == "1"
    }
    lines, places_of, wrong = [], [], set()
    best = matched(held)
    for population, known in POPULATIONS.items():
        for cell_type, (expected, others) in known["types"].items():
            component, share = best[cell_type]
            at = {gene: places.get((component, gene)) for gene in expected + others}
            name, found, of, q, called = first.get(component, ("", 0, 0, 1.0, False))
            if not called or not any(word in name.lower() for word in known["words"]):
                wrong.add(population)
            places_of.append(min((at[gene] for gene in expected if at[gene]), default=None))
            lines.append(
                [
                    cell_type,
                    f"{component}, {100 * share:.0f} %",
                    ", ".join(f"{gene} {place or 'absent'}" for gene, place in at.items()),
                    f"{name} ({found} of {of}){'' if called else ', weak'}",
                    f"{q:.0e}".replace("e-0", "e-"),
                ]
            )
    header = ["sorted type", "component, share of the type in it", "markers, their places", "suggested", "q"]
    table = benchmark.markdown(header, lines)
    counted = ", ".join(
        f"{sum(bool(place and place <= top) for place in places_of)} have an expected marker among the first {top}" for top in args.top
    )
    words = (
        f"Of {len(places_of)} types {counted} genes; the suggestion is right for all types of"
        f" {len(POPULATIONS) - len(wrong)} of {len(POPULATIONS)} populations."
    )
    if args.write:
        benchmark.put(args.write, "known biology", f"{table}\n\n{words}")
    print(f"{table}\n\n{words}")


if __name__ == "__main__":
    main()
