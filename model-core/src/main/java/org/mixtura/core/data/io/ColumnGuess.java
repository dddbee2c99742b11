package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.data.Column;

/**
 * Guesses which columns are cell types and which are batches, from their names and their numbers of levels. A guess is
 * only offered; nothing is used that the user did not choose.
 */
final class ColumnGuess {

    /** Words that a name may contain; one that begins with = must be the whole name. */
    private static final List<String> LABEL_WORDS = List.of(
            "cell_type",
            "celltype",
            "cell type",
            "cell_ontology",
            "label",
            "annotation",
            "cell_identity",
            "subpopulation",
            "cell_line",
            "subclass",
            "class",
            "type",
            "cluster",
            "leiden",
            "louvain",
            "ident",
            "=ct",
            "=y");

    private static final List<String> BATCH_WORDS = List.of(
            "batch",
            "sample",
            "donor",
            "patient",
            "subject",
            "individual",
            "library",
            "gem_well",
            "lane",
            "channel",
            "plate",
            "chip",
            "replicate",
            "mouse",
            "orig.ident",
            "dataset",
            "study",
            "stim",
            "condition",
            "treatment");

    /** A label with more levels than this is hardly a cell type. */
    private static final int MOST_LABELS = 200;

    private static final int MOST_BATCHES = 500;

    private record Scored(String name, int score) {}

    private final List<Column.Categorical> columns;

    ColumnGuess(List<Column> columns) {
        this.columns = columns.stream()
                .filter(ColumnGuess::mayBeCategories)
                .map(Column::asGroups)
                .toList();
    }

    /** Columns that look like cell types, best first. */
    List<String> labels() {
        return ranked(LABEL_WORDS, BATCH_WORDS, MOST_LABELS);
    }

    /** Columns that look like batches, best first. */
    List<String> batches() {
        return ranked(BATCH_WORDS, LABEL_WORDS, MOST_BATCHES);
    }

    /** Measured quantities are no categories: only whole numbers may be codes. */
    private static boolean mayBeCategories(Column column) {
        if (!(column instanceof Column.Numeric numbers)) {
            return true;
        }
        for (double value : numbers.values()) {
            if (!Double.isNaN(value) && value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }

    private List<String> ranked(List<String> words, List<String> otherWords, int mostLevels) {
        var found = new ArrayList<Scored>();
        for (Column.Categorical column : columns) {
            int levels = column.levels().size();
            int rank = rank(column.name(), words);
            boolean sensible = levels >= 2 && levels <= mostLevels && levels <= column.size() / 2;
            if (rank < words.size() && rank <= rank(column.name(), otherWords) && sensible) {
                found.add(new Scored(column.name(), rank));
            }
        }
        found.sort(Comparator.comparingInt(Scored::score));
        return found.stream().map(Scored::name).toList();
    }

    /** Position of the first word that the name holds; exact names before names that only contain one. */
    private static int rank(String name, List<String> words) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("=") ? plain.equals(word.substring(1)) : plain.contains(word)) {
                return i;
            }
        }
        return words.size();
    }
}
