package org.mixtura.core.local;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.component.Fade;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.UncertaintyColours;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.map.MapAxes;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.map.ShownComponents;
import org.mixtura.core.run.StoredRun;

/**
 * Draws maps of cells from their descriptions.
 *
 * @param expression of the genes of the data set; asked only where a gene is shown
 * @param outputs answers of the model; asked only where an expected expression is shown
 * @param mixture the components of the model; asked only where they are shown
 */
record MapFigures(
        StoredRun run,
        Supplier<ExpressionSource> expression,
        Supplier<RunOutputs> outputs,
        Supplier<Optional<LatentMixture>> mixture) {

    DrawnFigure draw(MapFigureRequest request, Watcher watcher) {
        requireCells(request);
        var axes = new MapAxes(run, () -> Optional.of(expression.get()));
        var figure = request.figure(
                axes.values(request.x()),
                axes.values(request.y()),
                colouring(request.colour(), watcher),
                request.components() ? shapes(request, axes) : List.of(),
                request.fade().map(fade -> kept(fade, watcher)));
        return DrawnFigure.ofCells(run, figure);
    }

    private void requireCells(MapFigureRequest request) {
        int last = Math.max(
                request.hidden().length(),
                request.selected().map(java.util.BitSet::length).orElse(0));
        if (last > run.cells().size()) {
            throw new DataProblem(
                    "The run '%s' has no cell %d.".formatted(run.folder().getFileName(), last),
                    "It has %d cells; the description names more."
                            .formatted(run.cells().size()),
                    "Correct 'selected' and 'hidden', or name the run that the figure was made of.");
        }
    }

    private float[] kept(Fade fade, Watcher watcher) {
        return fade.kept(outputs.get().uncertainty(watcher))
                .orElseThrow(() -> new DataProblem(
                        "The cells cannot be faded by %s."
                                .formatted(fade == Fade.SPREAD ? "posterior sd" : "the entropy of their component"),
                        fade == Fade.SPREAD
                                ? UncertaintyColours.NO_POSTERIOR + "."
                                : "This model has no components that cells could be unsure of.",
                        "Leave it out, or fade by %s.".formatted(fade == Fade.SPREAD ? "entropy" : "spread")));
    }

    private List<GroupShape> shapes(MapFigureRequest request, MapAxes axes) {
        var own = mixture.get()
                .orElseThrow(() -> new DataProblem(
                        "The run '%s' has no components to draw."
                                .formatted(run.folder().getFileName()),
                        "Its model '%s' has no mixture in the latent space."
                                .formatted(run.spec().model()),
                        "Leave the components out; groups that every run has are its clusters, the column %s."
                                .formatted(StoredRun.CLUSTER)));
        return ShownComponents.of(own, RunLayers.of(run.folder()), run)
                .map(shown -> shown.along(axes, request.x(), request.y()))
                .orElse(List.of());
    }

    private NamedColours colours() {
        return new NamedColours(run, expression);
    }

    private Colouring colouring(Optional<MapColour> colour, Watcher watcher) {
        if (colour.isEmpty()) {
            return colours().of(Optional.empty());
        }
        return switch (colour.get()) {
            case MapColour.Named(String name) -> colours().of(Optional.of(name));
            case MapColour.InColumn wanted -> inColumn(wanted);
            case MapColour.Gene gene -> gene(gene, watcher);
            case MapColour.Blend(var first, var second) -> blend(first, second, watcher);
            case MapColour.Answer(Colouring kept) -> kept;
        };
    }

    private Colouring blend(MapColour.Gene first, MapColour.Gene second, Watcher watcher) {
        var usual = Colouring.Blend.of(gene(first, watcher), gene(second, watcher));
        return new Colouring.Blend(ranged(usual.first(), first.range()), ranged(usual.second(), second.range()));
    }

    private Colouring.ByValue gene(MapColour.Gene wanted, Watcher watcher) {
        var values =
                wanted.expected() ? expected(wanted.gene(), watcher) : colours().counted(wanted.gene());
        return ranged(values, wanted.range());
    }

    private Column column(String name) {
        return run.cells()
                .column(name)
                .orElseThrow(
                        () -> new DataProblem(
                                "There is no column '%s'.".formatted(name),
                                "Columns are %s."
                                        .formatted(String.join(
                                                ", ",
                                                run.cells().columns().stream()
                                                        .map(Column::name)
                                                        .toList())),
                                "Check the spelling; names that were given to cells in the window may have been taken away since."));
    }

    /** A column as it is on the maps, but for what is said of its levels or its range. */
    private Colouring inColumn(MapColour.InColumn wanted) {
        column(wanted.column());
        return switch (colours().of(Optional.of(wanted.column()))) {
            case Colouring.ByValue numbers -> {
                if (!wanted.colours().isEmpty()
                        || !wanted.hidden().isEmpty()
                        || !wanted.order().isEmpty()) {
                    throw wrong(wanted, "levels are named, but the column has numbers.");
                }
                yield ranged(numbers, wanted.range());
            }
            case Colouring.ByLevel levels -> {
                if (wanted.range().isPresent()) {
                    throw wrong(wanted, "a range of numbers is given, but the column has levels.");
                }
                yield levels(levels, wanted);
            }
            case Colouring.Blend blend -> throw new IllegalStateException(wanted.column() + " as " + blend.title());
        };
    }

    private Colouring levels(Colouring.ByLevel usual, MapColour.InColumn wanted) {
        var known = usual.column().levels();
        var named = new LinkedHashSet<>(wanted.colours().keySet());
        named.addAll(wanted.hidden());
        named.addAll(wanted.order());
        for (String level : named) {
            if (!known.contains(level)) {
                throw wrong(
                        wanted,
                        "the level '%s' is named, which is not there.%s"
                                .formatted(level, NearNames.hint(level, known)));
            }
        }
        int[] colours = usual.colours().clone();
        var hidden = new HashSet<Integer>();
        for (int level = 0; level < known.size(); level++) {
            colours[level] = wanted.colours().getOrDefault(known.get(level), colours[level]);
            if (wanted.hidden().contains(known.get(level))) {
                hidden.add(level);
            }
        }
        return new Colouring.ByLevel(
                usual.column(), colours, hidden, wanted.order().isEmpty() ? usual.order() : wanted.order());
    }

    private static DataProblem wrong(MapColour.InColumn wanted, String why) {
        return new DataProblem(
                "The colours of '%s' cannot be drawn as they are described.".formatted(wanted.column()),
                "In 'color' " + why,
                "Correct it in the description; names and labels may have been changed since it was written.");
    }

    private static Colouring.ByValue ranged(Colouring.ByValue values, Optional<MapColour.Range> range) {
        return range.map(ends -> values.between(ends.low(), ends.high())).orElse(values);
    }

    private Colouring.ByValue expected(String gene, Watcher watcher) {
        var source = expression.get();
        int index = source.genes()
                .find(gene)
                .orElseThrow(() -> new DataProblem(
                        "There is no gene '%s'.".formatted(gene),
                        "Genes are those of %s.".formatted(run.spec().data().getFileName()),
                        "Check the spelling; genes are found by id or symbol."));
        return outputs.get()
                .expectedColours(
                        source.genes().ids().get(index),
                        source.genes().symbols().get(index),
                        watcher);
    }
}
