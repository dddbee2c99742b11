package org.mixtura.ui.explore;

import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.RunGroups;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.LatentMovie;

/** Answers at once with what a test gave. */
record FakeSource(
        Supplier<ExpressionSource> genes,
        RunOutputs outputs,
        Supplier<RunGroups> asked,
        Optional<LatentMixture> mixture,
        Optional<LatentMovie> movie)
        implements RunSource {

    FakeSource(Supplier<ExpressionSource> genes, RunOutputs outputs) {
        this(
                genes,
                outputs,
                () -> {
                    throw new IllegalStateException("no groups were given");
                },
                Optional.empty(),
                Optional.empty());
    }

    FakeSource withMovie(LatentMovie frames) {
        return new FakeSource(genes, outputs, asked, mixture, Optional.of(frames));
    }

    FakeSource withMixture(LatentMixture components) {
        return new FakeSource(genes, outputs, asked, Optional.of(components), movie);
    }

    FakeSource withGroups(RunGroups groups) {
        return new FakeSource(genes, outputs, () -> groups, mixture, movie);
    }

    @Override
    public ExpressionSource expression() {
        return genes.get();
    }

    @Override
    public RunGroups groups() {
        return asked.get();
    }
}
