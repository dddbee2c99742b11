package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table with a line for each gene in each cell, as R's {@code pivot_longer} and pandas' {@code melt} write it: which field is
 * which, told from its first lines.
 *
 * @param hasHeader whether the first line names the columns
 * @param cell the field with the name of the cell
 * @param gene the field with the name of the gene
 * @param count the field with the count
 * @param others fields that say something else of cells or genes
 * @param names what all fields are called
 */
record LongTable(boolean hasHeader, int cell, int gene, int count, List<Integer> others, List<String> names) {

    /** A column of which so many texts are those of genes, or of cells, is one of these, whatever stands above it. */
    private static final double MOST = 0.5;

    /** What is above a column says less than what is in it. */
    private static final double CALLED = 0.1;

    /** Where a table has ids and symbols, genes are known by their ids. */
    private static final double IDS = 2;

    /** What stands above a column that numbers the lines. */
    private static final Set<String> NUMBERS = Set.of("", "index", "unnamed: 0");

    /** What counts are called, the likeliest first: molecules before reads, and those of BD Rhapsody as far as errors were taken off. */
    private static final List<String> COUNT_WORDS = List.of(
            "dbec_adjusted_molecules",
            "rsec_adjusted_molecules",
            "umi",
            "umis",
            "umi_count",
            "umi_counts",
            "n_umi",
            "n_umis",
            "molecules",
            "raw_molecules",
            "count",
            "counts",
            "n",
            "value",
            "expression",
            "raw",
            "raw_counts",
            "reads",
            "n_reads");

    private static final Set<List<String>> TRIPLETS = Set.of(
            List.of("i", "j", "x"),
            List.of("i", "j", "v"),
            List.of("row", "col", "value"),
            List.of("row", "column", "value"),
            List.of("row", "col", "data"));

    /** Looks at the first lines of a file; empty where it is no long table. */
    static Optional<LongTable> in(Path source, OrientationGuess guess) throws IOException {
        try {
            return new Columns(TableHead.of(source), guess).table();
        } catch (UnreadableData none) {
            return Optional.empty();
        }
    }

    /** Why it cannot be known what the columns of a long table are; empty where that is known, or it is no long table. */
    static Optional<UnreadableData> doubt(Path source, OrientationGuess guess) throws IOException {
        try {
            return new Columns(TableHead.of(source), guess).doubt();
        } catch (UnreadableData none) {
            return Optional.empty();
        }
    }

    /** The columns of the first lines. */
    private record Columns(TableHead head, OrientationGuess guess) {

        Optional<LongTable> table() {
            List<Integer> texts = fields().stream().filter(this::isText).toList();
            var gene = gene(texts);
            var cell = gene.flatMap(genes -> cell(texts, genes));
            return cell.flatMap(cells -> count(texts, cells).map(count -> of(cells, gene.orElseThrow(), count)));
        }

        /** What R's {@code summary} and others call the numbers of rows and columns of a sparse matrix, and its values. */
        private boolean areTriplets() {
            List<String> names = head.header().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .filter(name -> !NUMBERS.contains(name))
                    .toList();
            return head.hasHeader()
                    && TRIPLETS.contains(names)
                    && head.body().stream().flatMap(List::stream).allMatch(DelimitedFile::isNumber);
        }

        /** Genes beside names of cells, or behind numbers of cells in a table without a header. */
        Optional<UnreadableData> doubt() {
            if (areTriplets()) {
                return Optional.of(TableHead.triplets(head));
            }
            List<Integer> texts = fields().stream().filter(this::isText).toList();
            List<Integer> numbers =
                    fields().stream().filter(field -> !texts.contains(field)).toList();
            var gene = gene(texts);
            boolean headless = numbers.stream()
                    .allMatch(field -> Numerals.mayBe(head.header().get(field)));
            // Another column of text may describe the genes of a wide table.
            boolean cells = !headless
                    && gene.flatMap(genes -> cell(texts, genes))
                            .filter(this::isOfCells)
                            .isPresent();
            boolean numbered = headless && gene.isPresent() && texts.size() == 1 && gene.get() > 0;
            // A wide table has more numbers, and each cell once.
            boolean repeated = gene.flatMap(genes -> cell(texts, genes))
                    .map(head::values)
                    .filter(names -> Set.copyOf(names).size() < names.size())
                    .isPresent();
            boolean few = numbers.size() == 2 || numbers.size() > 2 && repeated;
            return table().isPresent() || !few || !cells && !numbered
                    ? Optional.empty()
                    : Optional.of(TableHead.longTable(
                            head, texts.stream().mapToInt(Integer::intValue).toArray(), numbers.getFirst()));
        }

        private LongTable of(int cell, int gene, int count) {
            // A name for a column of numbers is no number.
            boolean named = head.hasHeader() && !Numerals.mayBe(head.header().get(count));
            var others = new ArrayList<>(fields());
            others.removeAll(List.of(cell, gene, count));
            List<String> names = named ? head.header() : MatrixMarketReader.numbered("column", head.fields());
            return new LongTable(
                    named,
                    cell,
                    gene,
                    count,
                    List.copyOf(others),
                    names.stream().map(String::strip).toList());
        }

        /** All fields but one that only numbers the lines. */
        private List<Integer> fields() {
            boolean numbered =
                    head.isNumbered() && NUMBERS.contains(head.corner().toLowerCase(Locale.ROOT));
            return IntStream.range(numbered ? 1 : 0, head.fields()).boxed().toList();
        }

        private boolean isText(int field) {
            var values = head.values(field).stream()
                    .filter(value -> !DelimitedFile.isMissing(value))
                    .toList();
            return !values.isEmpty() && values.stream().noneMatch(Numerals::mayBe);
        }

        /** The one with most that speaks for it. */
        private Optional<Integer> gene(List<Integer> texts) {
            double most = texts.stream().mapToDouble(this::genes).max().orElse(0);
            List<Integer> best =
                    texts.stream().filter(field -> genes(field) == most).toList();
            return most > 0 && best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
        }

        /** How much speaks for a field of genes. */
        private double genes(int field) {
            List<String> values = head.values(field);
            double genes = GeneNames.areStableIds(values) ? IDS : guess.symbols(values);
            return genes >= MOST
                    ? genes
                    : TableGenes.areCalledGenes(head.header().get(field)) ? CALLED : 0;
        }

        private Optional<Integer> cell(List<Integer> texts, int gene) {
            List<Integer> rest =
                    fields().stream().filter(field -> field != gene).toList();
            List<Integer> others = texts.stream().filter(field -> field != gene).toList();
            return rest.stream()
                    .filter(field -> TableHead.areCalledCells(head.header().get(field)))
                    .findFirst()
                    .or(() -> others.stream().filter(this::areBarcodes).findFirst())
                    .or(() -> others.size() == 1
                            ? Optional.of(others.getFirst()).filter(field -> genes(field) < MOST)
                            : Optional.empty());
        }

        private boolean isOfCells(int field) {
            return TableHead.areCalledCells(head.header().get(field)) || areBarcodes(field);
        }

        private boolean areBarcodes(int field) {
            List<String> values = head.values(field);
            return values.stream().filter(OrientationGuess::isBarcode).count() >= MOST * values.size();
        }

        private Optional<Integer> count(List<Integer> texts, int cell) {
            List<Integer> numbers = fields().stream()
                    .filter(field -> field != cell && !texts.contains(field))
                    .toList();
            return numbers.size() == 1
                    ? Optional.of(numbers.getFirst())
                    : numbers.stream()
                            .filter(field -> countWord(field) < COUNT_WORDS.size())
                            .min(Comparator.comparing(this::countWord));
        }

        private int countWord(int field) {
            int at = COUNT_WORDS.indexOf(head.header().get(field).strip().toLowerCase(Locale.ROOT));
            return at < 0 ? COUNT_WORDS.size() : at;
        }
    }

    /** What the columns of cells, genes and counts are called, in this order. */
    List<String> called() {
        return List.of(names.get(cell), names.get(gene), names.get(count));
    }

    /** Opens the file behind its header. */
    DelimitedFile open(Path source, Numerals numerals) throws IOException, UnreadableData {
        var file = DelimitedFile.of(source, numerals);
        if (hasHeader) {
            file.next();
            file.texts();
        }
        return file;
    }

    /** The count of a line. */
    float count(DelimitedFile line) throws UnreadableData {
        TableLayout.requireFields(line, names.size());
        return line.number(count, names.get(count));
    }
}
