package org.mixtura.core.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.AnnotationFigure;
import org.mixtura.core.figure.CompositionFigure;
import org.mixtura.core.figure.CorrelationFigure;
import org.mixtura.core.figure.CrossTableFigure;
import org.mixtura.core.figure.DistanceFigure;
import org.mixtura.core.figure.DotPlotFigure;
import org.mixtura.core.figure.ExpressionHeatFigure;
import org.mixtura.core.figure.GroupColours;
import org.mixtura.core.figure.MeanHeatFigure;
import org.mixtura.core.figure.SilhouetteFigure;
import org.mixtura.core.figure.ViolinFigure;
import org.mixtura.core.group.GroupCorrelations;
import org.mixtura.core.group.GroupDistances;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.GroupSilhouettes;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.SplitGroups;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** Figures of groups of a run's cells, each with its numbers. */
final class GroupFigures {

    /** Cells whose silhouettes are measured: time goes with their square. */
    private static final int MEASURED = 5000;

    private final StoredGroups asked;
    private final StoredRun run;
    private final Supplier<Optional<RunComponents>> components;

    GroupFigures(StoredGroups asked, StoredRun run, Supplier<Optional<RunComponents>> components) {
        this.asked = asked;
        this.run = run;
        this.components = components;
    }

    DrawnFigure drawn(GroupFigureRequest request, Watcher watcher) {
        if (request.kind() == GroupFigureRequest.Kind.CORRELATION) {
            var found = correlations(request, watcher);
            return new DrawnFigure(new CorrelationFigure("Genes that go with components", found), found.table());
        }
        var groups = asked.groups(request.by(), watcher.part(0, 0.3));
        String named = " by " + groups.name();
        return switch (request.kind()) {
            case DOTPLOT, VIOLIN, HEATMAP, MATRIXPLOT -> ofGenes(request, groups, watcher.part(0.3, 1));
            case CONFUSION, COMPONENT_HEATMAP -> {
                var table = GroupTable.of(
                        groups,
                        asked.against(request.against(), run.labels()),
                        request.order(),
                        () -> distances(groups));
                String title = "%s and %s".formatted(table.against(), table.by());
                yield new DrawnFigure(new CrossTableFigure(title, table, request.share()), table.table());
            }
            case COMPOSITION -> {
                var table = GroupTable.of(
                        groups,
                        asked.against(request.against(), run.batch().or(run::labels)),
                        TableOrder.GIVEN,
                        () -> distances(groups));
                yield new DrawnFigure(
                        new CompositionFigure(
                                "Composition of " + table.against() + named, table, GroupColours.of(groups)),
                        table.table());
            }
            case SILHOUETTE -> {
                var found = GroupSilhouettes.of(groups, run.latent(), measured(groups));
                yield new DrawnFigure(
                        new SilhouetteFigure("Silhouettes" + named, found, GroupColours.of(groups)),
                        found.table(run.cells().barcodes()));
            }
            case DISTANCES -> {
                var found = distances(groups);
                yield new DrawnFigure(new DistanceFigure("Distances of means" + named, found), found.table());
            }
            case ANNOTATION -> {
                var markers = asked.markers(groups, watcher.part(0.3, 0.9));
                var found = asked.annotate(markers, request.sets(), request.markers());
                yield new DrawnFigure(
                        new AnnotationFigure("Cell types" + named, found, GroupColours.of(groups)), found.table());
            }
            case CORRELATION -> throw new IllegalStateException("drawn before");
        };
    }

    private DrawnFigure ofGenes(GroupFigureRequest request, Column.Categorical groups, Watcher watcher) {
        var genes = request.genes().isEmpty()
                ? marking(groups, request.markers(), watcher.part(0, 0.9))
                : asked.genes(request.genes());
        String by = " by " + groups.name();
        var colours = GroupColours.of(groups);
        if (request.kind() == GroupFigureRequest.Kind.VIOLIN
                && request.against().isPresent()) {
            var split = SplitGroups.of(groups, asked.against(request.against(), Optional.empty()));
            var ofHalves = asked.expression(split.halves(), genes, watcher.part(0.9, 1));
            String title = "Expression%s and %s".formatted(by, split.sides().name());
            return new DrawnFigure(new ViolinFigure(title, ofHalves, colours, Optional.of(split)), ofHalves.table());
        }
        var found = asked.expression(groups, genes, watcher.part(0.9, 1));
        var figure =
                switch (request.kind()) {
                    case VIOLIN -> new ViolinFigure("Expression" + by, found, colours);
                    case HEATMAP ->
                        new ExpressionHeatFigure("Expression of cells" + by, found, request.scale(), colours);
                    case MATRIXPLOT -> new MeanHeatFigure("Mean expression" + by, found, request.scale(), colours);
                    default -> new DotPlotFigure("Expression" + by, found, request.scale(), colours);
                };
        return new DrawnFigure(figure, found.table());
    }

    private List<GroupExpression.Gene> marking(Column.Categorical groups, int each, Watcher watcher) {
        var genes = asked.markers(groups, watcher).best(each);
        if (genes.isEmpty()) {
            throw new DataProblem(
                    "No gene marks any of the groups by '%s'.".formatted(groups.name()),
                    "None is surely higher in one group than in the other cells, at a false discovery rate of 5 %.",
                    "Name genes, or choose other groups.");
        }
        return genes;
    }

    private int[] measured(Column.Categorical groups) {
        int[] with = IntStream.range(0, groups.size())
                .filter(cell -> groups.codes()[cell] >= 0)
                .toArray();
        int[] chosen = Trainer.sample(with.length, MEASURED, run.spec().seed());
        return IntStream.of(chosen).map(i -> with[i]).toArray();
    }

    /** Components lie where the mixture has them; other groups where their cells are. */
    private GroupDistances distances(Column.Categorical groups) {
        var used = groups.used();
        var mixture = used.name().equals(StoredRun.COMPONENT)
                ? components.get().map(RunComponents::mixture)
                : Optional.<LatentMixture>empty();
        return mixture.filter(own -> own.components() == used.levels().size()
                        && own.means().columns() == run.latent().columns())
                .map(own -> GroupDistances.of(used.name(), used.levels(), own.means()))
                .orElseGet(
                        () -> GroupDistances.of(used.name(), used.levels(), GroupDistances.means(used, run.latent())));
    }

    private GroupCorrelations correlations(GroupFigureRequest request, Watcher watcher) {
        var own = components.get().orElseThrow(() -> StoredGroups.noComponents(run));
        var groups = asked.groups(Optional.empty(), watcher.part(0, 0.1));
        var genes = request.genes().isEmpty()
                ? marking(groups, request.markers(), watcher.part(0.1, 0.4))
                : asked.genes(request.genes());
        // The model knows only the genes that it was trained on.
        var known = genes.stream()
                .filter(gene -> !request.genes().isEmpty() || run.genes().ids().contains(gene.id()))
                .toList();
        var report = own.report(known.stream().map(GroupExpression.Gene::id).toList(), 1, watcher.part(0.4, 1));
        int count = own.mixture().components();
        int[] order = report.graph().order();
        double[][] values = report.correlations().stream()
                .map(gene -> IntStream.of(order)
                        .mapToDouble(k -> gene.byComponent()[k])
                        .toArray())
                .toArray(double[][]::new);
        return new GroupCorrelations(
                IntStream.range(0, count)
                        .mapToObj(k -> Integer.toString(order[k] + 1))
                        .toList(),
                known,
                values);
    }
}
