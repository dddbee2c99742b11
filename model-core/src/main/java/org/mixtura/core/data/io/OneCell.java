package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What programs that count reads write for one cell or sample, as for each cell of plates: a line for each gene with its count, and
 * perhaps the same in other units, which look like cells and are none.
 */
final class OneCell {

    private static final double MOST = 0.5;

    /** Counts as RSEM, salmon and kallisto call them. */
    private static final Set<String> COUNTS = Set.of("expected_count", "numreads", "est_counts");

    /** What stands beside them; units of bulk sequencing are no names of cells. */
    private static final Set<String> UNITS = Set.of("tpm", "fpkm", "effectivelength", "effective_length", "eff_length");

    /** The first line of STAR's counts, which are those of unstranded, sense and antisense reads. */
    private static final String OF_STAR = "N_unmapped";

    private OneCell() {}

    /** Why a table is not read as one of many cells; empty where it may be one. */
    static Optional<UnreadableData> refusal(TableHead head, OrientationGuess guess) {
        Set<String> names = head.header().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        boolean inUnits =
                names.stream().anyMatch(COUNTS::contains) && names.stream().anyMatch(UNITS::contains);
        boolean ofStar =
                !head.hasHeader() && head.fields() == 4 && head.values(0).contains(OF_STAR);
        return inUnits || ofStar || isOneColumn(head, guess) ? Optional.of(refused(head.name())) : Optional.empty();
    }

    /** Genes with one column of numbers beside what is said of genes. */
    private static boolean isOneColumn(TableHead head, OrientationGuess guess) {
        List<Integer> numbers = IntStream.range(0, head.fields())
                .filter(field -> head.values(field).stream().allMatch(Numerals::mayBe))
                .filter(field -> !head.hasHeader()
                        || !AnnotationNames.isAboutGenes(head.header().get(field)))
                .boxed()
                .toList();
        return numbers.size() == 1
                && numbers.getFirst() > 0
                && IntStream.range(0, numbers.getFirst())
                        .mapToObj(head::values)
                        .anyMatch(values -> GeneNames.areStableIds(values) || guess.symbols(values) >= MOST)
                && IntStream.range(0, head.fields())
                        .noneMatch(
                                field -> TableHead.areCalledCells(head.header().get(field)));
    }

    private static UnreadableData refused(String name) {
        return new UnreadableData(
                "one-cell",
                "The text file %s holds the counts of one cell or sample, a line for each gene.".formatted(name),
                "Models learn from many cells. Columns of lengths, TPM or FPKM say the same in other units and are no cells.",
                "Put the counts of all cells into one table, a column for each: in R with tximport, or with do.call(cbind, ...).");
    }
}
