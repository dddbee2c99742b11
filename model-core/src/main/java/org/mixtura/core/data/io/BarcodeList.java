package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.SystemReason;

/**
 * A file that lists cells by barcode, one a line; of a table the first column counts.
 *
 * @param rule what of barcodes is compared
 */
record BarcodeList(Path file, BarcodeRule rule) {

    /** Whole barcodes are compared. */
    BarcodeList(Path file) {
        this(file, BarcodeRule.EXACT);
    }

    /**
     * The cells of the list, in the order of the data set.
     *
     * @throws DataProblem when the file cannot be read, or a barcode is missing or not unique
     */
    int[] in(CellTable cells, ImportLog log) {
        List<String> lines = read();
        var wanted = new HashSet<>(lines);
        boolean first = ListHeader.isIn(lines) && !cells.barcodes().contains(lines.getFirst());
        if (first && wanted.remove(lines.getFirst())) {
            log.step("The first line of %s, %s, was taken for a header."
                    .formatted(file.getFileName(), lines.getFirst()));
        }
        Set<String> keys = keys(wanted, rule);
        int[] found = IntStream.range(0, cells.size())
                .filter(cell -> keys.contains(rule.key(cells.barcodes().get(cell))))
                .toArray();
        Set<String> met =
                keys(IntStream.of(found).mapToObj(cells.barcodes()::get).toList(), rule);
        if (met.isEmpty() || met.size() < keys.size()) {
            String missing = wanted.stream()
                    .filter(barcode -> !met.contains(rule.key(barcode)))
                    .sorted()
                    .findFirst()
                    .orElse("");
            throw new DataProblem(
                    "%,d of the %,d barcodes in %s are none of the data set."
                            .formatted(keys.size() - met.size(), keys.size(), file.getFileName()),
                    "For example '%s'; the data set has for example '%s'."
                            .formatted(
                                    missing,
                                    cells.size() == 0 ? "" : cells.barcodes().getFirst()),
                    "List barcodes as the data set has them, one a line.%s"
                            .formatted(otherWay(wanted, cells, met.size())));
        }
        if (met.size() < found.length) {
            throw new DataProblem(
                    "Barcodes of %s belong to several cells.".formatted(file.getFileName()),
                    "%,d barcodes are those of %,d cells, as happens where samples were joined."
                            .formatted(met.size(), found.length),
                    "Give the cells barcodes of their own, or choose cells by a column.");
        }
        log.step(
                "Kept %,d of %,d cells, those listed in %s.".formatted(found.length, cells.size(), file.getFileName()));
        return found;
    }

    private static Set<String> keys(Collection<String> barcodes, BarcodeRule rule) {
        return barcodes.stream().map(rule::key).collect(Collectors.toSet());
    }

    /** What of barcodes finds most of the list, if that is more than were found. */
    private static String otherWay(Set<String> wanted, CellTable cells, int found) {
        return BarcodeRule.OF_BARCODES.stream()
                .map(other -> {
                    Set<String> met = keys(wanted, other);
                    met.retainAll(keys(cells.barcodes(), other));
                    return Map.entry(other, met.size());
                })
                .filter(way -> way.getValue() > found)
                .max(Map.Entry.comparingByValue())
                .map(way -> " %,d of them are found %s: say that, if it is right (--match %s)."
                        .formatted(
                                way.getValue(),
                                way.getKey().words(),
                                way.getKey().text()))
                .orElse("");
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("[\t,;]", 2)[0].strip())
                    .filter(barcode -> !barcode.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new DataProblem(
                    "The list of cells '%s' cannot be read.".formatted(file),
                    SystemReason.of(unreadable),
                    "Give a text file with one barcode a line.");
        }
    }
}
