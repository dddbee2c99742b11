package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table with a line for each gene in each cell, as R's {@code pivot_longer} and pandas' {@code melt} write it: which field is
 * which, told from its first lines.
 *
 * @param cell the field with the name of the cell
 * @param gene the field with the name of the gene
 * @param count the field with the count
 * @param header what these three are called, in this order
 * @param fields number of fields of each line
 */
record LongTable(int cell, int gene, int count, List<String> header, int fields) {

    /** One field of numbers beside two of names. */
    private static final int NAMES = 2;

    /** A column of which so many texts are those of genes is one of genes, whatever stands above it. */
    private static final double MOST = 0.5;

    private static final double CALLED = 0.1;

    /** Looks at the first lines of a file; empty where it is no long table. */
    static Optional<LongTable> in(Path source, OrientationGuess guess) throws IOException {
        TableHead head;
        try {
            head = TableHead.of(source);
        } catch (UnreadableData none) {
            return Optional.empty();
        }
        // What numbers the lines is no count.
        int first = head.hasHeader() && head.corner().isEmpty() && head.isNumbered() ? 1 : 0;
        int[] texts = IntStream.range(first, head.fields())
                .filter(field -> isText(head.values(field)))
                .toArray();
        if (!head.hasHeader() || texts.length != NAMES || head.fields() != first + NAMES + 1) {
            return Optional.empty();
        }
        int count = IntStream.range(first, head.fields())
                .filter(field -> field != texts[0] && field != texts[1])
                .findFirst()
                .orElseThrow();
        double[] genes = {ofGenes(head, texts[0], guess), ofGenes(head, texts[1], guess)};
        if (genes[0] == genes[1]) {
            return Optional.empty();
        }
        int gene = texts[genes[0] > genes[1] ? 0 : 1];
        int cell = texts[genes[0] > genes[1] ? 1 : 0];
        return Optional.of(new LongTable(
                cell,
                gene,
                count,
                IntStream.of(cell, gene, count)
                        .mapToObj(field -> head.header().get(field).strip())
                        .toList(),
                head.fields()));
    }

    private static boolean isText(List<String> values) {
        return values.stream().noneMatch(Numerals::mayBe);
    }

    /** How much speaks for a field of genes: what is in it, and what is above it where that says nothing. */
    private static double ofGenes(TableHead head, int field, OrientationGuess guess) {
        List<String> values = head.values(field);
        double genes = GeneNames.areStableIds(values) ? 1 : guess.symbols(values);
        return genes >= MOST ? genes : TableGenes.areCalledGenes(head.header().get(field)) ? CALLED : 0;
    }

    /** Opens the file behind its header. */
    DelimitedFile open(Path source, Numerals numerals) throws IOException, UnreadableData {
        var file = DelimitedFile.of(source, numerals);
        file.next();
        file.texts();
        return file;
    }

    /** The count of a line. */
    float count(DelimitedFile line) throws UnreadableData {
        TableLayout.requireFields(line, fields);
        return line.number(count, header.getLast());
    }
}
