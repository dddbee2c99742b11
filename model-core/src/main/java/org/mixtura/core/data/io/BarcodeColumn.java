package org.mixtura.core.data.io;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;

/** Tells which column of a table about cells holds their barcodes, by what stands there rather than by its name. */
record BarcodeColumn(List<String> header, List<LabelRow> rows) {

    private static final Set<String> NAMES =
            Set.of("barcode", "barcodes", "cell", "cells", "cell_id", "cellid", "cell_barcode", "cell_name", "index");

    /** One in so many rows. */
    private static final int HELD = 10;

    /**
     * The column that holds most of these cells' barcodes, whatever it is called; where none holds any, the one with most
     * barcodes that differ only in what a rule leaves out; else the one that is called so.
     *
     * @return -1: there is none
     */
    int find(CellTable cells) {
        int held = held(cells);
        return held >= 0
                ? held
                : IntStream.range(0, header.size())
                        .filter(this::isNamed)
                        .findFirst()
                        // A list of one column has nothing but labels.
                        .orElse(header.size() > 1 && header.getFirst().isBlank() ? 0 : -1);
    }

    /**
     * The column that holds most of these cells' barcodes, if need be but for what a rule leaves out.
     *
     * @return -1: there is none
     */
    int held(CellTable cells) {
        for (BarcodeRule rule : BarcodeRule.OF_BARCODES) {
            var keys = barcodes(cells).stream().map(rule::key).collect(Collectors.toSet());
            long most = 0;
            int best = -1;
            for (int c = 0; c < header.size(); c++) {
                long hits = hits(c, rule, keys);
                if (hits > most || hits == most && hits > 0 && isNamed(c) && !isNamed(best)) {
                    best = c;
                    most = hits;
                }
            }
            if (best >= 0) {
                return best;
            }
        }
        return -1;
    }

    /** Whether so many values of a column are barcodes of these cells that rows need not be taken in their order. */
    boolean isHeld(int column, CellTable cells) {
        return HELD * hits(column, cells) >= rows.size();
    }

    /** How many different barcodes of these cells a column holds; 0 of no column. */
    long hits(int column, CellTable cells) {
        return column < 0 ? 0 : hits(column, BarcodeRule.EXACT, barcodes(cells));
    }

    /** How many different barcodes a column holds. */
    private long hits(int column, BarcodeRule rule, Set<String> keys) {
        return rows.stream()
                .map(row -> rule.key(row.fields().get(column)))
                .filter(keys::contains)
                .distinct()
                .count();
    }

    /** Of cells, also as they were before files were joined. */
    static Set<String> barcodes(CellTable cells) {
        var barcodes = new HashSet<>(cells.barcodes());
        cells.column(StudyJoin.BARCODE).ifPresent(column -> {
            for (int cell = 0; cell < column.size(); cell++) {
                barcodes.add(column.text(cell));
            }
        });
        return barcodes;
    }

    private boolean isNamed(int column) {
        return column >= 0 && NAMES.contains(header.get(column).toLowerCase(Locale.ROOT));
    }
}
