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
    public record Row(int epoch, String split, String term, double value) {}

    public MetricsHistory {
        rows = List.copyOf(rows);
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
