package org.mixtura.core.run;

import java.util.List;

/** The content of {@code metrics.csv}: one value a row, in the order written. */
public record MetricsHistory(List<Row> rows) {

    /**
     * One value.
     *
     * @param epoch from 1
     * @param split {@code train}, {@code validation} or {@code all}
     * @param term name of a loss term or score, for example {@code loss}, {@code kl}, {@code ari}
     */
    public record Row(int epoch, String split, String term, double value) {}

    public MetricsHistory {
        rows = List.copyOf(rows);
    }

    /** The values of one curve, by epoch. */
    public List<Row> curve(String split, String term) {
        return rows.stream()
                .filter(r -> r.split().equals(split) && r.term().equals(term))
                .toList();
    }
}
