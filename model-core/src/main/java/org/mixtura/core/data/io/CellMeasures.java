package org.mixtura.core.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells a table about cells, such as one of their quality, from a table of counts: hardly any of its columns is called like a
 * gene, and most are called like measures, or some hold decimals in nearly all rows beside others of whole numbers.
 */
final class CellMeasures {

    /** Words of which names of measures are made; none of them is a symbol of a gene by itself. */
    private static final Set<String> WORDS = Set.of(
            "reads",
            "read",
            "mapped",
            "unmapped",
            "multimapped",
            "aligned",
            "unaligned",
            "mapping",
            "umi",
            "umis",
            "count",
            "counts",
            "total",
            "percent",
            "percentage",
            "pct",
            "ratio",
            "fraction",
            "frac",
            "rate",
            "proportion",
            "prop",
            "genes",
            "features",
            "detected",
            "number",
            "num",
            "doublet",
            "doublets",
            "singlet",
            "score",
            "mito",
            "mitochondrial",
            "ribo",
            "ribosomal",
            "exon",
            "exonic",
            "intron",
            "intronic",
            "intergenic",
            "ambiguous",
            "duplicates",
            "duplication",
            "outlier",
            "outliers",
            "library",
            "size",
            "depth",
            "coverage",
            "saturation",
            "quality",
            "qc");

    /** Only few of the columns of such a table are called like genes, by chance. */
    private static final double HARDLY_ANY = 0.1;

    private static final double MOST = 0.5;

    /** No table about cells has so many columns; of other species all genes may be unknown. */
    private static final int MANY = 200;

    private CellMeasures() {}

    /**
     * Whether a table whose rows are cells looks like one about cells.
     *
     * @param isGene whether a name is that of a gene
     */
    static boolean hold(TableLayout layout, TableScan scan, Predicate<String> isGene) {
        List<String> names = layout.columnNames();
        long genes = names.stream().filter(isGene).count();
        if (!layout.hasHeader() || names.size() > MANY || genes > HARDLY_ANY * names.size()) {
            return false;
        }
        List<String> numbers = Stream.concat(
                        names.stream(),
                        layout.others().stream()
                                .filter(other -> !other.why().isEmpty())
                                .map(TableLayout.Other::name))
                .toList();
        long measures = numbers.stream()
                .filter(name -> !isGene.test(name) && isMeasure(name))
                .count();
        return measures >= MOST * numbers.size() || scan.suspicion().mixes();
    }

    private static boolean isMeasure(String name) {
        String apart = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return AnnotationNames.isAnnotation(name)
                || Stream.of(apart.split("[^a-z0-9]+")).anyMatch(WORDS::contains);
    }
}
