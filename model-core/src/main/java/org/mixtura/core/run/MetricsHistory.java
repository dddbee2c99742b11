package org.mixtura.core.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of {@code metrics.csv}: one value a row, in the order written. */
public record MetricsHistory(List<Row> rows) {

    /**
     * One value.
     *
     * @param epoch from 1
     * @param split {@code train}, {@code validation} or {@code all}
     * @param term name of a loss term or score, for example {@code loss}, {@code kl}, {@code ari}
     */
    public record Row(int epoch, String split, String term, double value) {

        /** Whether it is a term of the loss; else it is a score. */
        public boolean isLoss() {
            return !split.equals(ALL);
        }
    }

    /** Of which cells a value is, where it is one of a score. */
    public static final String ALL = "all";

    public MetricsHistory {
        rows = List.copyOf(rows);
    }

    /** The terms of the loss, in the order written; scores, which are of all cells, are none. */
    public List<String> lossTerms() {
        return rows.stream().filter(Row::isLoss).map(Row::term).distinct().toList();
    }

    /** The scores, in the order written. */
    public List<String> scores() {
        return rows.stream()
                .filter(row -> !row.isLoss())
                .map(Row::term)
                .distinct()
                .toList();
    }

    /** The values of one epoch and split, by term. */
    public Map<String, Double> terms(int epoch, String split) {
        var terms = new LinkedHashMap<String, Double>();
        for (Row row : rows) {
            if (row.epoch() == epoch && row.split().equals(split)) {
                terms.put(row.term(), row.value());
            }
        }
        return terms;
    }

    /** The values of one curve, by epoch. */
    public List<Row> curve(String split, String term) {
        return rows.stream()
                .filter(r -> r.split().equals(split) && r.term().equals(term))
                .toList();
    }
}
