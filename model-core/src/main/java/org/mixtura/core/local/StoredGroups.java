package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.RunGroups;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.data.io.GeneSetFile;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.Annotator;
import org.mixtura.core.group.ExpressionPass;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.group.MarkerSearch;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.prep.GenePanels;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;

/** Groups of the cells of one finished run. */
final class StoredGroups implements RunGroups {

    private final StoredRun run;
    private final RunData data;
    private final RunEvaluator evaluator;
    private final Supplier<Optional<RunComponents>> components;

    /** @param components those of the run's model; empty when it has none */
    StoredGroups(StoredRun run, RunData data, RunEvaluator evaluator, Supplier<Optional<RunComponents>> components) {
        this.components = components;
        this.run = run;
        this.data = data;
        this.evaluator = evaluator;
    }

    @Override
    public Column.Categorical groups(Optional<ColumnRef> by, Watcher watcher) {
        return atLeastTwo(RunLayers.of(run.folder()).coloured(meant(by, watcher)));
    }

    private Column.Categorical meant(Optional<ColumnRef> by, Watcher watcher) {
        var own = run.cells().column(StoredRun.COMPONENT).map(Column::asCategorical);
        if (by.isEmpty()) {
            return own.orElseGet(run::clusters);
        }
        if (by.get().file().isPresent() || run.cells().column(by.get().column()).isPresent()) {
            return data.groups(run, by.get());
        }
        if (by.get().column().equals(COMPONENTS)) {
            return own.orElseThrow(() -> noComponents(run));
        }
        var method = ClusterMethod.byId(by.get().column()).orElseThrow(() -> noGroups(by.get()));
        var request = new EvaluationRequest(Optional.empty(), Optional.empty(), Correction.NONE, List.of(method));
        return evaluator.clustered(run, request, watcher).clusters().getFirst();
    }

    static ConfigProblem noComponents(StoredRun run) {
        return run.noComponents("Group cells by kmeans, leiden or a column.");
    }

    private DataProblem noGroups(ColumnRef by) {
        var known = Stream.concat(
                        run.cells().columns().stream()
                                .map(Column::name)
                                .filter(name -> !name.equals(StoredRun.COMPONENT_PROBABILITY)),
                        Stream.of(ClusterMethod.values()).map(ClusterMethod::id))
                .distinct()
                .toList();
        return new DataProblem(
                "There are no groups '%s'.".formatted(by.column()),
                "Cells can be grouped by: %s.%s"
                        .formatted(String.join(", ", known), NearNames.hint(by.column(), known)),
                "Choose one of these, or a column of a table as FILE:COLUMN.");
    }

    private static Column.Categorical atLeastTwo(Column.Categorical groups) {
        var used = groups.used();
        if (used.levels().size() < 2) {
            throw new DataProblem(
                    "All cells are in one group by '%s'.".formatted(groups.name()),
                    "What marks a group shows in comparison with other cells.",
                    "Choose other groups.");
        }
        return used;
    }

    @Override
    public MarkerReport markers(Column.Categorical groups, Watcher watcher) {
        var expression = data.expression(run);
        return new MarkerSearch(expression.normalised(), expression.genes()).of(atLeastTwo(groups), watcher);
    }

    @Override
    public AnnotationReport annotate(MarkerReport markers, Optional<Path> sets, int most) {
        var known = sets.map(GeneSetFile::read).orElseGet(() -> GenePanels.cellTypes(markers.genes()));
        var report = new Annotator(known, most).of(markers);
        if (report.sets() == 0) {
            throw new DataProblem(
                    "No set of genes can be looked for in this data set.",
                    "None of the %,d sets has three genes that any cell has.".formatted(known.size()),
                    "Use sets of this species, with symbols as in the data set.");
        }
        return report;
    }

    @Override
    public List<GroupExpression.Gene> genes(List<String> names) {
        var genes = data.expression(run).genes();
        return names.stream()
                .map(name -> genes.find(name).orElseThrow(() -> {
                    var known = Stream.concat(genes.symbols().stream(), genes.ids().stream())
                            .toList();
                    return new DataProblem(
                            "The data set has no gene '%s'.".formatted(name),
                            "Its %,d genes are found by id or symbol.%s"
                                    .formatted(genes.size(), NearNames.hint(name, known)),
                            "Check the spelling, or leave it out.");
                }))
                .distinct()
                .map(gene -> new GroupExpression.Gene(
                        genes.ids().get(gene), genes.symbols().get(gene), ""))
                .toList();
    }

    @Override
    public GroupExpression expression(Column.Categorical groups, List<GroupExpression.Gene> genes, Watcher watcher) {
        var expression = data.expression(run);
        int[] places = genes.stream()
                .mapToInt(gene -> expression.genes().find(gene.id()).orElseThrow())
                .toArray();
        return new ExpressionPass(expression.normalised())
                .of(groups, places, genes, run.spec().seed());
    }

    @Override
    public DrawnFigure figure(GroupFigureRequest request, Watcher watcher) {
        return new GroupFigures(this, run, components).drawn(request, watcher);
    }

    /** What groups are compared with: a column that is there, or what the run was told. */
    Column.Categorical against(Optional<ColumnRef> wished, Optional<Column> own) {
        return wished.map(ref -> groups(Optional.of(ref), Watcher.patient()))
                .or(() -> own.map(Column::asCategorical))
                .orElseThrow(() -> new DataProblem(
                        "There is nothing to compare the groups with.",
                        "The run was made without labels, and no column was named.",
                        "Name a column with --against."));
    }
}
