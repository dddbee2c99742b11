package org.mixtura.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;
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
            description = "Known cell types, for scores and colours only.")
    private @Nullable String labels;

    @Option(names = "--batch", paramLabel = "COLUMN|FILE:COLUMN", description = "The batch of each cell.")
    private @Nullable String batch;

    @Option(names = "--counts", paramLabel = "AT", description = "Where the counts are: X, layers/NAME or raw/X.")
    private @Nullable String countsAt;

    /** Whether a data set was named. */
    boolean isGiven() {
        return data != null;
    }

    /** Whether neither a data set nor anything about one was given. */
    boolean isEmpty() {
        return Stream.of(Optional.ofNullable(data), labels(), batch(), countsAt())
                .allMatch(Optional::isEmpty);
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
        return column(labels);
    }

    Optional<ColumnRef> batch() {
        return column(batch);
    }

    Optional<String> countsAt() {
        return Optional.ofNullable(countsAt);
    }

    /** What was typed as {@code COLUMN} or {@code FILE:COLUMN}; files count from here. */
    static Optional<ColumnRef> column(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(text -> ColumnRef.parse(text, Path.of("").toAbsolutePath()));
    }
}
