package org.mixtura.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.embed.MapAlignment;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.project.ProjectRun;
import org.mixtura.core.project.RunMark;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.schema.Schema;

/** Cells of several runs beside each other: who has which, whose groups are whose, what a seed changes; settings likewise. */
class SharedCellsTest {

    private static RunSpec spec(Map<String, String> settings, long seed) {
        return new RunSpec(
                "scvi",
                Path.of("pbmc.h5ad"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PrepConfig.DEFAULTS,
                Schema.of(ScviConfig.REFERENCE).build(settings),
                seed,
                "cpu",
                1);
    }

    private static RunStatus done() {
        return new RunStatus(
                RunStatus.State.FINISHED, 1, 1, 1, 1, "cpu", Map.of(), Map.of(), Map.of(), List.of(), null, "done");
    }

    /** Cells on a line: the latent code of each is the number after its letter. */
    private static StoredRun run(String name, List<String> barcodes, String groups, List<Column> known) {
        float[] code = new float[barcodes.size()];
        for (int i = 0; i < code.length; i++) {
            code[i] = Float.parseFloat(barcodes.get(i).substring(1));
        }
        return run(name, barcodes, groups, known, code);
    }

    private static StoredRun run(String name, List<String> barcodes, String groups, List<Column> known, float[] code) {
        int n = barcodes.size();
        var clusters = Column.Categorical.of(
                StoredRun.CLUSTER, groups.chars().mapToObj(Character::toString).toList());
        var columns = new java.util.ArrayList<Column>(known);
        columns.add(clusters);
        return new StoredRun(
                Path.of(name),
                spec(Map.of(), 0),
                new Fingerprint(1, ""),
                done(),
                new MetricsHistory(List.of()),
                new CellTable(barcodes, columns),
                IntStream.range(0, n).toArray(),
                new GeneTable(List.of("G"), List.of("G")),
                new FloatMatrix(n, 1, code),
                new FloatMatrix(n, 2, new float[2 * n]));
    }

    private static final List<String> CELLS = List.of("c1", "c2", "c3", "c4");

    private final SharedCells shared = SharedCells.of(List.of(
            run("a", CELLS, "1122", List.of(Column.Categorical.of("type", List.of("T", "T", "B", "B")))),
            run(
                    "b",
                    List.of("c5", "c4", "c3", "c2"),
                    "zyyx",
                    List.of(
                            Column.Categorical.of("type", List.of("NK", "B", "B", "T")),
                            new Column.Numeric("depth", new double[] {5, 4, 3, 2})))));

    @Test
    void findsEachCellInEachRunByItsBarcode() {
        assertThat(shared.barcodes()).containsExactly("c1", "c2", "c3", "c4", "c5");
        assertThat(shared.rows()).isDeepEqualTo(new int[][] {{0, 1, 2, 3, -1}, {-1, 3, 2, 1, 0}});
        assertThat(shared.lacking(0)).isEqualTo(1);
        assertThat(shared.lacking(1)).isEqualTo(1);
        assertThat(shared.inAll()).containsExactly(1, 2, 3);
        var latent = shared.spread(1, shared.runs().get(1).latent());
        assertThat(latent.at(0, 0)).isNaN();
        assertThat(latent.at(4, 0)).isEqualTo(5);
    }

    @Test
    void runsWithoutACellInCommonAreRefused() {
        assertThatThrownBy(() -> SharedCells.of(
                        List.of(run("a", CELLS, "1122", List.of()), run("b", List.of("x1"), "1", List.of()))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no cells in common");
        assertThatThrownBy(() -> SharedCells.of(List.of(run("a", CELLS, "1122", List.of()))))
                .isInstanceOf(ConfigProblem.class);
    }

    @Test
    void knownColumnsAreFilledUpFromTheOtherRuns() {
        assertThat(shared.columns()).extracting(Column::name).containsExactly("type", "depth");
        var type = shared.columns().getFirst().asCategorical();
        assertThat(IntStream.range(0, 5).mapToObj(type::text)).containsExactly("T", "T", "B", "B", "NK");
        var depth = (Column.Numeric) shared.columns().getLast();
        assertThat(depth.values()).containsExactly(Double.NaN, 2, 3, 4, 5);
    }

    @Test
    void groupsHaveTheNamesOfTheFirstRun() {
        var groups = shared.matchedGroups("Groups", List.of("first", "second"));
        assertThat(groups.getFirst().levels()).isEqualTo(groups.getLast().levels());
        assertThat(IntStream.range(0, 5).mapToObj(groups.getLast()::text))
                .containsExactly("", "1", "2", "2", "z (second)");
    }

    @Test
    void neighboursThatAreTheSameInAllRunsCountFully() {
        var same = SeedStability.of(
                List.of(run("a", CELLS, "1122", List.of()), run("b", CELLS, "xxyy", List.of())), () -> false);
        var near = same.neighbours().orElseThrow();
        // Of four cells there are three others, so all runs agree on them.
        assertThat(near.neighbours()).isEqualTo(3);
        assertThat(near.mean()).isEqualTo(1);
        assertThat(near.byChance()).isEqualTo(1);
        assertThat(same.ofGroup(0)).isEqualTo(1);
        assertThat(same.table().row().apply(2)).containsExactly("c3", "2", "1.0", "1.0");
        assertThat(NeighbourStability.of(same.cells(), () -> true)).isEmpty();
    }

    @Test
    void neighboursThatAreDrawnAnewAgreeAsOftenAsByChance() {
        int n = 600;
        var barcodes = IntStream.range(0, n).mapToObj(i -> "c" + i).toList();
        var near = SeedStability.of(
                        List.of(
                                run("a", barcodes, "1".repeat(n), List.of(), noise(n, 1)),
                                run("b", barcodes, "1".repeat(n), List.of(), noise(n, 2)),
                                run("c", barcodes, "1".repeat(n), List.of(), noise(n, 3))),
                        () -> false)
                .neighbours()
                .orElseThrow();
        assertThat(near.byChance()).isCloseTo(15 / 599.0, within(1e-12));
        assertThat(near.mean()).isCloseTo(near.byChance(), within(0.004));
    }

    private static float[] noise(int n, long seed) {
        var random = new Random(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void aMapThatIsTurnedAndMirroredIsTurnedBack() {
        float[] target = {0, 0, 4, 0, 4, 1, 0, 2, 1, 5, Float.NaN, Float.NaN};
        float[] turned = new float[target.length];
        for (int i = 0; i < target.length / 2; i++) {
            // Mirrored, turned by 90 degrees, twice as large, moved.
            turned[2 * i] = 7 + 2 * target[2 * i + 1];
            turned[2 * i + 1] = -3 + 2 * target[2 * i];
        }
        turned[10] = 9;
        turned[11] = -1;
        var back = MapAlignment.onto(new FloatMatrix(6, 2, turned), new FloatMatrix(6, 2, target));
        for (int i = 0; i < 10; i++) {
            assertThat(back.values()[i]).isCloseTo(target[i], within(1e-5f));
        }
        // A cell that the target lacks goes along.
        assertThat(back.at(5, 0)).isCloseTo(1, within(1e-5f));
        assertThat(back.at(5, 1)).isCloseTo(1, within(1e-5f));
    }

    @Test
    void settingsThatDifferComeFirst() {
        var table = new RunComparison(
                List.of(summary("a", Map.of(), 0), summary("b", Map.of("latentDim", "20"), 1)),
                new ModelFamilies().all());
        var settings = table.settings(table.runs());
        assertThat(settings.lines(SettingsTable.Kind.DIFFERENT))
                .extracting(SettingsTable.Line::key)
                .containsExactly("latentDim", "seed");
        assertThat(settings.lines().getFirst().values()).containsExactly("10", "20");
        assertThat(settings.lines(SettingsTable.Kind.EQUAL)).isNotEmpty();
        assertThat(settings.onlySeedsDiffer()).isFalse();
        assertThat(settings.table(false).csv()).startsWith("setting,name,a,b\nlatentDim,");
        assertThat(table.settings(List.of(table.runs().getFirst())).onlySeedsDiffer())
                .isTrue();
    }

    private static RunSummary summary(String name, Map<String, String> settings, long seed) {
        return new RunSummary(
                new ProjectRun(name, Path.of(name), RunMark.NONE),
                RunState.FINISHED,
                Optional.of(spec(settings, seed)),
                Optional.of(done()),
                0,
                "");
    }
}
