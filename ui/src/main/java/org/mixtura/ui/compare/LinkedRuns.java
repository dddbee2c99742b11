package org.mixtura.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.compare.SeedStability;
import org.mixtura.core.compare.SharedCells;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.MapAlignment;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.Points;

/**
 * The maps of up to four runs by the same cells, made in the background.
 *
 * @param names of the runs
 * @param own places of each map as its run has them
 * @param aligned the same turned to lie as the first does
 * @param columns what can give colours
 */
record LinkedRuns(
        SharedCells cells, List<String> names, List<Points> own, List<Points> aligned, List<Coloured> columns) {

    /** More maps than this are too small to see anything. */
    static final int MOST = 4;

    static final String GROUPS = "Groups, matched";

    private static final int MOST_LEVELS = 100;

    /**
     * Something that gives colours.
     *
     * @param colourings one a map; alike in levels and scale
     */
    record Coloured(String name, List<Colouring> colourings) {}

    static LinkedRuns of(List<StoredRun> runs, List<String> names) {
        var cells = SharedCells.of(runs);
        var own = new ArrayList<Points>();
        var aligned = new ArrayList<Points>();
        var first = cells.spread(0, runs.getFirst().umap());
        for (int run = 0; run < runs.size(); run++) {
            var map = cells.spread(run, runs.get(run).umap());
            own.add(points(map));
            aligned.add(run == 0 ? own.getFirst() : points(MapAlignment.onto(map, first)));
        }
        var columns = new ArrayList<Coloured>();
        cells.columns().stream()
                .filter(LinkedRuns::isShown)
                .map(column -> same(column.name(), Colouring.of(column), runs.size()))
                .forEach(columns::add);
        columns.add(new Coloured(
                GROUPS,
                cells.matchedGroups(GROUPS, names).stream().map(Colouring::of).toList()));
        return new LinkedRuns(cells, List.copyOf(names), own, aligned, columns);
    }

    private static boolean isShown(Column column) {
        return !(column instanceof Column.Categorical levels)
                || levels.levels().size() > 1 && levels.levels().size() <= MOST_LEVELS;
    }

    private static Coloured same(String name, Colouring colouring, int runs) {
        return new Coloured(
                name, IntStream.range(0, runs).mapToObj(_ -> colouring).toList());
    }

    private static Points points(FloatMatrix map) {
        return new Points("UMAP 1", "UMAP 2", map.column(0), map.column(1));
    }

    /** How surely cells keep their group or their neighbours, as colours. */
    static List<Coloured> stability(SeedStability found) {
        int n = found.cells().size();
        int runs = found.cells().runs().size();
        float[] groups = new float[n];
        float[] near = new float[n];
        for (int cell = 0; cell < n; cell++) {
            groups[cell] = (float) found.ofGroup(cell);
            near[cell] = (float) found.ofNeighbours(cell);
        }
        return List.of(
                same(
                        Stability.GROUP.label(),
                        Colouring.ByValue.of(Stability.GROUP.label(), "share of runs", groups, false)
                                .between(1.0 / runs, 1),
                        runs),
                same(
                        Stability.NEIGHBOURS.label(),
                        Colouring.ByValue.of(Stability.NEIGHBOURS.label(), "share in common", near, false),
                        runs));
    }

    /** What is measured over runs when it is asked for. */
    enum Stability {
        GROUP("Keeps its group"),
        NEIGHBOURS("Keeps its neighbours");

        private final String label;

        Stability(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Who has which cells, a sentence. */
    String words() {
        int all = cells.inAll().length;
        if (all == cells.size()) {
            return "%,d cells, in all %d runs".formatted(all, names.size());
        }
        return "%,d of %,d cells are in all %d runs".formatted(all, cells.size(), names.size());
    }

    /** How many cells a run has, and lacks of those that others have. */
    String words(int run) {
        int lacking = cells.lacking(run);
        String own = "%,d cells".formatted(cells.size() - lacking);
        return lacking == 0 ? own : own + ", lacks %,d of the others".formatted(lacking);
    }
}
