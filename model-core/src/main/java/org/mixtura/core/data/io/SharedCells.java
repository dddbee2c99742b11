package org.mixtura.core.data.io;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The cells of two files that have one barcode and, in the genes that both files have, the same counts. */
final class SharedCells {

    private final Side one;
    private final Side other;

    /** The counts of one cell by the places of genes; 0 but while two cells are compared. */
    private final float[] row;

    SharedCells(Study one, Study other, JoinedGenes genes) {
        int[] first = places(one, genes);
        int[] second = places(other, genes);
        int[] files = new int[genes.table().size()];
        IntStream.concat(IntStream.of(first), IntStream.of(second))
                .filter(place -> place >= 0)
                .forEach(place -> files[place]++);
        this.one = new Side(one, shared(first, files));
        this.other = new Side(other, shared(second, files));
        this.row = new float[files.length];
    }

    private static int[] places(Study study, JoinedGenes genes) {
        return study.names().ids().stream()
                .mapToInt(id -> genes.places().getOrDefault(id, -1))
                .toArray();
    }

    private static int[] shared(int[] places, int[] files) {
        return IntStream.of(places)
                .map(place -> place >= 0 && files[place] == 2 ? place : -1)
                .toArray();
    }

    /** How many these are; a cell without any count in the shared genes is like any other and none of them. */
    int count() {
        Map<String, Integer> known = new HashMap<>();
        for (int cell = 0; cell < one.cells(); cell++) {
            known.putIfAbsent(one.barcode(cell), cell);
        }
        int count = 0;
        for (int cell = 0; cell < other.cells(); cell++) {
            Integer same = known.get(other.barcode(cell));
            count += same != null && isSame(same, cell) ? 1 : 0;
        }
        return count;
    }

    private boolean isSame(int cell, int otherCell) {
        int length = one.read(cell);
        int otherLength = other.read(otherCell);
        if (length != otherLength || length == 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            row[one.genes[i]] = one.counts[i];
        }
        boolean same = true;
        for (int i = 0; same && i < length; i++) {
            same = row[other.genes[i]] == other.counts[i];
        }
        for (int i = 0; i < length; i++) {
            row[one.genes[i]] = 0;
        }
        return same;
    }

    /** The rows of one file in the genes that both have. */
    private static final class Side {
        private final Study study;
        private final int[] places;
        private final int[] genes;
        private final float[] counts;

        /** @param places the column of each gene in the joined data set; -1: the other file does not have it */
        Side(Study study, int[] places) {
            this.study = study;
            this.places = places;
            this.genes = new int[places.length];
            this.counts = new float[places.length];
        }

        int cells() {
            return study.counts().cells();
        }

        String barcode(int cell) {
            return study.cells().index().get(cell);
        }

        /** Reads a cell; how many counts it has that are not 0. */
        int read(int cell) {
            int length = study.counts().copyRow(cell, genes, counts, 0);
            int kept = 0;
            for (int i = 0; i < length; i++) {
                int place = places[genes[i]];
                if (place >= 0 && counts[i] != 0) {
                    counts[kept] = counts[i];
                    genes[kept++] = place;
                }
            }
            return kept;
        }
    }
}
