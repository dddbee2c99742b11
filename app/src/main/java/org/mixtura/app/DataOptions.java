package org.mixtura.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say what to train on; {@code train} and {@code sweep} share them. */
final class DataOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "DATA",
            description = "A data set of any format that 'mixtura inspect' can read.")
    private @Nullable Path data;

    @Option(
            names = "--labels",
            paramLabel = "COLUMN|FILE:COLUMN",
            description =
                    "Known cell types, for scores and colours. How many there are is where models with components begin; a"
                            + " model that is asked to be supervised learns them.")
    private @Nullable String labels;

    @Option(names = "--batch", paramLabel = "COLUMN|FILE:COLUMN", description = "The batch of each cell.")
    private @Nullable String batch;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final MatchOptions match = new MatchOptions();

    /** Whether a data set was named. */
    boolean isGiven() {
        return data != null;
    }

    /** Whether a data set was named. */
    boolean namesData() {
        return data != null;
    }

    /** Whether neither a data set nor anything about one was given. */
    boolean isEmpty() {
        return data == null && labels == null && batch == null && reading.isEmpty() && match.isEmpty();
    }

    /**
     * The data set, as typed.
     *
     * @throws ConfigProblem when none was named
     */
    Path data() {
        if (data == null) {
            throw new ConfigProblem(
                    "There is nothing to train on.",
                    "Neither a data set nor a configuration was given.",
                    "Name a file or folder with counts, or give --config FILE.");
        }
        return data;
    }

    Optional<ColumnRef> labels() {
        return edited(match.of(labels));
    }

    Optional<ColumnRef> batch() {
        return edited(match.of(batch));
    }

    /**
     * How the data set is read.
     *
     * @throws ConfigProblem when it is said how a table is joined, and there is none
     */
    ReadOptions reading() {
        if (!match.isEmpty() && fromTables().isEmpty()) {
            throw new ConfigProblem(
                    "--match, --missing-labels and --barcodes say how a table about cells is joined, and none was named.",
                    "Columns of the data set itself need no matching.",
                    "Name the table, for example --labels labels.tsv:cell_type, or leave these options out.");
        }
        ReadOptions read = reading.read();
        ColumnEdits ofData = read.columns();
        for (ColumnRef ref : fromTables()) {
            ofData = ofData.without(ref.column());
        }
        return read.with(ofData);
    }

    /** What is said of a column that is in a table beside the data is done when that is joined. */
    private Optional<ColumnRef> edited(Optional<ColumnRef> column) {
        ColumnEdits edits = reading.read().columns();
        return column.map(ref -> ref.with(ref.match().with(edits.only(ref.column()))));
    }

    private List<ColumnRef> fromTables() {
        return Stream.of(labels(), batch())
                .flatMap(Optional::stream)
                .filter(ref -> ref.file().isPresent())
                .toList();
    }

    /** What was typed as {@code COLUMN} or {@code FILE:COLUMN}; files count from here. */
    static Optional<ColumnRef> column(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(text -> ColumnRef.parse(text, Path.of("").toAbsolutePath()));
    }
}
