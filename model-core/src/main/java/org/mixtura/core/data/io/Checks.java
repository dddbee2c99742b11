package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.data.GeneTable;

/** The checks that every format shares. */
final class Checks {

    /** Of so many genes none has this share of all counts. */
    private static final int FEWEST_GENES = 50;

    /** Of so many counts of cells some are above 1, however shallow the sequencing was. */
    private static final int ENTRIES_THAT_TELL = 1000;

    /** Errors about values that a model may be able to take. */
    private static final Set<String> VALUE_CODES = Set.of(ValueFindings.NOT_COUNTS, ValueFindings.NEGATIVE);

    private static final double LARGE_SHARE = 0.3;

    private Checks() {}

    /** The reading with what can be done about values that are no counts, and with the findings about empty cells and genes and repeated barcodes added. */
    static Reading completed(Reading reading, ReadOptions options) throws UnreadableData {
        if (reading.cells().size() == 0 || reading.genes().size() == 0) {
            throw new UnreadableData(
                    "no-cells",
                    "The data set has %d cells and %d genes."
                            .formatted(reading.cells().size(), reading.genes().size()),
                    "Nothing can be learnt from an empty matrix.",
                    "Check how the file was written, or choose another one.");
        }
        var findings = new ArrayList<>(reading.findings());
        var profile = reading.profile();
        if (!profile.kind().usable() && profile.kind().finite()) {
            findings.replaceAll(finding -> VALUE_CODES.contains(finding.code())
                    ? ValueFindings.anyValues(finding, reading.countsAt(), profile, options)
                    : finding);
        }
        if (!profile.kind().usable()) {
            findings.replaceAll(
                    finding -> finding.code().equals(Findings.DUPLICATES) ? Findings.withoutSum(finding) : finding);
        }
        int emptyCells = emptyCells(reading);
        if (emptyCells == reading.cells().size()) {
            findings.add(ValueFindings.allEmpty(reading.countsAt(), emptyCells));
        } else if (emptyCells > 0) {
            findings.add(Findings.emptyCells(emptyCells));
        }
        var totals = GeneTotals.of(reading);
        int emptyGenes = totals.empty();
        if (emptyGenes > 0 && emptyCells < reading.cells().size()) {
            findings.add(Findings.emptyGenes(emptyGenes));
        }
        if (reading.profile().kind().usable()) {
            totals.large(reading.genes()).ifPresent(findings::add);
        }
        if (reading.profile().kind().usable() && reading.profile().max() >= NumberLimits.LARGEST_EXACT_COUNT) {
            findings.add(ValueFindings.roundedCounts(reading.countsAt(), reading.profile()));
        }
        if (reading.profile().kind() == ValueProfile.Kind.COUNTS
                && reading.profile().max() == 1
                && reading.profile().stored() >= ENTRIES_THAT_TELL) {
            // That says it better than that they are small.
            findings.removeIf(finding -> finding.code().equals(ValueFindings.SMALLER));
            findings.add(ValueFindings.onlyOnes(reading.countsAt()));
        }
        SpeciesGuess.mixed(reading.genes()).ifPresent(findings::add);
        SpliceStates.finding(reading.genes()).ifPresent(findings::add);
        if (options.findsNotCounts()) {
            findings.addAll(AddedNames.findings(reading.genes(), DelimitedReader.isTable(reading.format())));
        }
        if (reading.profile().kind() == ValueProfile.Kind.COUNTS) {
            CountScale.of(reading).ifPresent(findings::add);
        }
        if (reading.profile().kind().usable()) {
            CountScale.bulk(reading).ifPresent(findings::add);
        }
        findings.replaceAll(finding -> ValueFindings.withOtherPlaces(finding, reading));
        TableFindings.withoutEffect(reading.format(), options).ifPresent(findings::add);
        addRepeatedBarcodes(reading.cells().barcodes(), findings);
        return reading.with(findings);
    }

    static int emptyCells(Reading reading) {
        int empty = 0;
        for (int cell = 0; cell < reading.values().cells(); cell++) {
            empty += reading.values().nonZeros(cell) == 0 ? 1 : 0;
        }
        return empty;
    }

    static int emptyGenes(Reading reading) {
        return GeneTotals.of(reading).empty();
    }

    /** What one pass over the counts says about the genes. */
    private record GeneTotals(double[] sums, boolean[] seen) {

        static GeneTotals of(Reading reading) {
            var values = reading.values();
            double[] sums = new double[values.genes()];
            boolean[] seen = new boolean[values.genes()];
            int[] genes = new int[values.genes()];
            float[] counts = new float[values.genes()];
            for (int cell = 0; cell < values.cells(); cell++) {
                int length = values.copyRow(cell, genes, counts, 0);
                for (int i = 0; i < length; i++) {
                    seen[genes[i]] = true;
                    sums[genes[i]] += counts[i];
                }
            }
            return new GeneTotals(sums, seen);
        }

        int empty() {
            int empty = 0;
            for (boolean has : seen) {
                empty += has ? 0 : 1;
            }
            return empty;
        }

        /** A gene with a large share of all counts of many genes is probably none. */
        Optional<Finding> large(GeneTable genes) {
            double all = 0;
            int largest = 0;
            for (int gene = 0; gene < sums.length; gene++) {
                all += sums[gene];
                largest = sums[gene] > sums[largest] ? gene : largest;
            }
            return sums.length >= FEWEST_GENES && sums[largest] > LARGE_SHARE * all
                    ? Optional.of(Findings.largeGene(genes.symbols().get(largest), sums[largest] / all))
                    : Optional.empty();
        }
    }

    private static void addRepeatedBarcodes(List<String> barcodes, List<Finding> findings) {
        var seen = new HashSet<String>();
        var repeated = new java.util.LinkedHashSet<String>();
        barcodes.forEach(barcode -> {
            if (!seen.add(barcode)) {
                repeated.add(barcode);
            }
        });
        if (!repeated.isEmpty()) {
            findings.add(Findings.repeatedBarcodes(List.copyOf(repeated)));
        }
    }
}
