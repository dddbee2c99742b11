package org.mixtura.app;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.run.ColumnRef;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what groups of cells are meant. */
final class GroupOptions {

    @Option(
            names = "--by",
            paramLabel = "components|kmeans|leiden|COLUMN|FILE:COLUMN",
            description =
                    "What the groups are: the model's components, clusters of the latent space (also gmm and ward) or"
                            + " a column. Default: components or, of a model without, k-means clusters.")
    private @Nullable String by;

    @Mixin
    private final MatchOptions match = new MatchOptions();

    Optional<ColumnRef> by() {
        return match.of(by);
    }

    /** Another column, joined in the same way if it is in a table. */
    Optional<ColumnRef> other(@Nullable String typed) {
        return match.of(typed);
    }
}
