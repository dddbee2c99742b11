package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.RunGroups;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NormalisedCounts;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.CrossTableFigure;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.Annotator;
import org.mixtura.core.group.ExpressionPass;
import org.mixtura.core.group.GroupDistances;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.MarkerReport;
import org.mixtura.core.group.MarkerSearch;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.prep.GenePanels;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;

/** The cells of a sample run as T cells, B cells and monocytes, by turns; what is said of them is reckoned by the core. */
record FakeGroups(StoredRun run) implements RunGroups {

    private static final List<String> SYMBOLS = List.of(
            "CD3D", "CD3E", "CD3G", "IL7R", "LCK", "CD2", "CD79A", "CD79B", "MS4A1", "CD19", "CD22", "BANK1", "CD14",
            "LYZ", "S100A8", "S100A9", "FCN1", "VCAN");

    private static final GeneTable GENES = new GeneTable(SYMBOLS, SYMBOLS);

    private NormalisedCounts counts() {
        int cells = run.cells().size();
        float[][] counts = new float[cells][SYMBOLS.size()];
        for (int cell = 0; cell < cells; cell++) {
            for (int gene = 0; gene < SYMBOLS.size(); gene++) {
                counts[cell][gene] = gene / 6 == cell % 3 ? 6 + (cell + gene) % 4 : (cell * gene) % 5 / 4;
            }
        }
        return new NormalisedCounts(
                CsrMatrix.ofDense(counts), IntStream.range(0, cells).toArray(), true);
    }

    @Override
    public Column.Categorical groups(Optional<ColumnRef> by, Watcher watcher) {
        return by.map(ColumnRef::column)
                .map(column -> column.equals(COMPONENTS) ? StoredRun.COMPONENT : column)
                .flatMap(run.cells()::column)
                .map(Column::asCategorical)
                .orElseGet(() -> run.clusters().named(by.orElseThrow().column()));
    }

    @Override
    public MarkerReport markers(Column.Categorical groups, Watcher watcher) {
        return new MarkerSearch(counts(), GENES).of(groups, watcher);
    }

    @Override
    public AnnotationReport annotate(MarkerReport markers, Optional<Path> sets, int most) {
        return new Annotator(GenePanels.cellTypes(GENES), most).of(markers);
    }

    @Override
    public List<GroupExpression.Gene> genes(List<String> names) {
        return names.stream()
                .map(name -> new GroupExpression.Gene(
                        SYMBOLS.get(GENES.find(name)
                                .orElseThrow(() -> new DataProblem("There is no gene " + name + ".", "Why.", "Do."))),
                        name,
                        ""))
                .toList();
    }

    @Override
    public GroupExpression expression(Column.Categorical groups, List<GroupExpression.Gene> genes, Watcher watcher) {
        int[] places = genes.stream()
                .mapToInt(gene -> GENES.find(gene.id()).orElseThrow())
                .toArray();
        return new ExpressionPass(counts()).of(groups, places, genes, 0);
    }

    @Override
    public DrawnFigure figure(GroupFigureRequest request, Watcher watcher) {
        var groups = groups(request.by(), watcher);
        var table = GroupTable.of(
                groups,
                run.clusters(),
                request.order(),
                () -> GroupDistances.of("kmeans", groups.levels(), GroupDistances.means(groups, run.latent())));
        return new DrawnFigure(new CrossTableFigure("Table", table, request.share()), table.table());
    }
}
