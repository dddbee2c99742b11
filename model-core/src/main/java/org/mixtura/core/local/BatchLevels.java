package org.mixtura.core.local;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;

/** The batches that a run was trained with, by name. */
final class BatchLevels {

    private final Optional<Column.Categorical> column;

    private BatchLevels(Optional<Column.Categorical> column) {
        this.column = column;
    }

    static BatchLevels of(StoredRun run) {
        return new BatchLevels(run.spec()
                .batch()
                .map(ColumnRef::column)
                .flatMap(run.cells()::column)
                .map(Column::asCategorical));
    }

    /** The batch of each cell of the run; empty when it was trained without. */
    Optional<Column.Categorical> column() {
        return column;
    }

    /** The codes that a choice means; empty: each cell's own. */
    int[] codes(BatchChoice choice) {
        return switch (choice) {
            case BatchChoice.Own _ -> new int[0];
            case BatchChoice.Level level -> new int[] {code(level.name())};
            case BatchChoice.Mean _ ->
                IntStream.range(0, required().levels().size()).toArray();
        };
    }

    /**
     * The code of a level.
     *
     * @throws ConfigProblem when the model was trained without batches
     * @throws DataProblem when it knows no such level
     */
    int code(String level) {
        int code = required().levels().indexOf(level);
        if (code < 0) {
            throw unknown(List.of(level));
        }
        return code;
    }

    /**
     * The codes of other cells' batches.
     *
     * @throws ConfigProblem when the model was trained without batches
     * @throws DataProblem when a cell has no batch, or one that is none of training
     */
    int[] codes(Column.Categorical batches) {
        var levels = required().levels();
        if (batches.missing() > 0) {
            throw new DataProblem(
                    "%d cells have no value in the column '%s'.".formatted(batches.missing(), batches.name()),
                    "The model must know the batch of each cell, as one of %s.".formatted(shown(levels)),
                    "Fill the column, leave these cells out, or choose one batch for all with --batch-level.");
        }
        int[] counts = batches.counts();
        var strange = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToObj(batches.levels()::get)
                .filter(level -> !levels.contains(level))
                .toList();
        if (!strange.isEmpty()) {
            throw unknown(strange);
        }
        return Arrays.stream(batches.codes())
                .map(code -> levels.indexOf(batches.levels().get(code)))
                .toArray();
    }

    /** The level that most cells of training had; the first of those when there are several. */
    Optional<String> largest() {
        return column.map(batches -> {
            int[] counts = batches.counts();
            int best = 0;
            for (int code = 1; code < counts.length; code++) {
                best = counts[code] > counts[best] ? code : best;
            }
            return batches.levels().get(best);
        });
    }

    private Column.Categorical required() {
        return column.orElseThrow(() -> new ConfigProblem(
                "The model was trained without batches.",
                "It decodes and encodes all cells alike, so there is no batch to choose.",
                "Leave the batch out, or train again with --batch COLUMN."));
    }

    private DataProblem unknown(List<String> strange) {
        var levels = required().levels();
        return new DataProblem(
                "The model knows no batch %s.".formatted(shown(strange)),
                "It was trained with these batches: %s.%s"
                        .formatted(shown(levels), NearNames.hint(strange.getFirst(), levels)),
                "Choose one of these; cells of a new batch need a model that is trained with them.");
    }

    private static String shown(List<String> levels) {
        int most = 12;
        String first = String.join(
                ", ",
                levels.stream().limit(most).map(level -> "'" + level + "'").toList());
        return levels.size() <= most ? first : first + " and %d more".formatted(levels.size() - most);
    }
}
