package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.component.CategoryJudge;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.component.ComponentReport;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.core.component.NewickTree;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.infer.Watcher;

/**
 * 60 cells of three types, A and B alike, in five categories of which the last was removed; what is said of them is reckoned by the
 * core. The first arm is always right, each further one errs for ten cells more.
 *
 * @param arms how many arms there are
 * @param labelled whether types are known
 */
record FakeCategories(int arms, boolean labelled) implements RunComponents {

    static final int CELLS = 60;
    static final int CATEGORIES = 5;
    private static final int GENES = 24;

    static int type(int cell) {
        return cell % 3;
    }

    @Override
    public CategoryReport agreement(Optional<NewickTree> tree, Watcher watcher) {
        var random = new SplittableRandom(1);
        float[][] counts = new float[CELLS][GENES];
        for (int cell = 0; cell < CELLS; cell++) {
            for (int gene = 0; gene < GENES; gene++) {
                boolean own = gene % 3 == type(cell) || type(cell) < 2 && gene % 3 < 2 && gene > 6;
                counts[cell][gene] = random.nextInt(3) + (own ? 6 : 0);
            }
        }
        var memberships =
                IntStream.range(0, arms).mapToObj(FakeCategories::memberships).toList();
        int[] types = IntStream.range(0, CELLS).map(FakeCategories::type).toArray();
        return new CategoryJudge(memberships, memberships.getFirst().largestColumns())
                .report(
                        Optional.of(new Column.Categorical("type", List.of("A", "B", "C"), types))
                                .filter(_ -> labelled),
                        CsrMatrix.ofDense(counts),
                        0);
    }

    /** Types A, B and C are categories 1, 2 and 3; cells that an arm errs for are in category 4. */
    private static FloatMatrix memberships(int arm) {
        float[] values = new float[CELLS * CATEGORIES];
        for (int cell = 0; cell < CELLS; cell++) {
            values[cell * CATEGORIES + (cell < 10 * arm ? 3 : type(cell))] = 1;
        }
        return new FloatMatrix(CELLS, CATEGORIES, values);
    }

    @Override
    public AugmentationReport augmentation(List<String> genes, Watcher watcher) {
        float[] map = new float[2 * CELLS * 2];
        for (int i = 0; i < map.length; i++) {
            map[i] = (i * 7) % 13;
        }
        var spreads = new ArrayList<AugmentationReport.GeneSpread>();
        for (String gene : genes.isEmpty() ? List.of("FOS", "ACTB") : genes) {
            int[] cells = new int[20];
            int[] copies = new int[20];
            Arrays.setAll(cells, bin -> 20 - bin);
            Arrays.setAll(copies, bin -> bin);
            spreads.add(new AugmentationReport.GeneSpread(gene, 1, 1.5, 0.5, 0.25, 4, cells, copies, 0.125));
        }
        return new AugmentationReport(
                new FloatMatrix(2 * CELLS, 2, map), labelled ? "types" : "categories", 0.95, 0.9, spreads);
    }

    @Override
    public ComponentReport report(List<String> genes, int markers, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LatentMixture mixture() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FloatMatrix probabilities(Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeArmProbabilities(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeProbabilities(Path file, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TraversalReport traverse(TraversalRequest request, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GeneratedCheck sample(GeneratedRequest request, Optional<Path> file, Watcher watcher) {
        throw new UnsupportedOperationException();
    }
}
