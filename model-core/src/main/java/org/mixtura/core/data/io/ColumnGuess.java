package org.mixtura.core.data.io;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.data.Column;

/** Guesses from names and levels which columns of cells hold cell types and which hold batches. */
final class ColumnGuess {

    private static final int MOST_LEVELS = 200;
    private static final List<String> LABEL_WORDS = List.of(
            "cell_type",
            "celltype",
            "cell type",
            "cell.type",
            "label",
            "annotation",
            "subpopulation",
            "population",
            "cluster",
            "subclass",
            "class",
            "type",
            "identity",
            "ident");
    private static final List<String> BATCH_WORDS = List.of(
            "batch",
            "donor",
            "sample",
            "subject",
            "patient",
            "individual",
            "plate",
            "library",
            "replicate",
            "study",
            "dataset",
            "run",
            "chip",
            "lane",
            "channel",
            "condition",
            "stim");

    private ColumnGuess() {}

    static List<String> labels(List<Column> columns) {
        return candidates(columns, LABEL_WORDS);
    }

    static List<String> batches(List<Column> columns) {
        return candidates(columns, BATCH_WORDS);
    }

    private static List<String> candidates(List<Column> columns, List<String> words) {
        return columns.stream()
                .filter(ColumnGuess::hasGroups)
                .filter(column -> rank(column, words) < words.size())
                .sorted(Comparator.comparingInt((Column column) -> rank(column, words)))
                .map(Column::name)
                .toList();
    }

    private static int rank(Column column, List<String> words) {
        String name = column.name().toLowerCase(Locale.ROOT);
        for (int i = 0; i < words.size(); i++) {
            if (name.contains(words.get(i))) {
                return i;
            }
        }
        return words.size();
    }

    /** More than one group, and far fewer groups than cells. */
    private static boolean hasGroups(Column column) {
        int levels =
                switch (column) {
                    case Column.Categorical c -> c.levels().size();
                    case Column.Numeric numbers ->
                        Arrays.stream(numbers.values()).allMatch(v -> v == Math.rint(v))
                                ? (int) Arrays.stream(numbers.values())
                                        .distinct()
                                        .count()
                                : 0;
                    case Column.Text texts ->
                        (int) texts.values().stream().distinct().count();
                };
        return levels > 1 && levels <= Math.min(MOST_LEVELS, column.size() / 2);
    }
}
