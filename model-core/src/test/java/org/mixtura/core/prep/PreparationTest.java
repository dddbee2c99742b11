package org.mixtura.core.prep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.schema.Schema;

class PreparationTest {

    private static final int CELLS = 200;

    /** Gene names of which FOS is immediate-early, ACTB housekeeping, MS4A1 a marker, and the others nothing. */
    private static final List<String> GENES = Stream.concat(
                    Stream.of("ZZ1", "ZZ2", "FOS", "ACTB", "MS4A1", "MT-CO1"),
                    IntStream.range(6, 120).mapToObj(i -> "ZZ" + i))
            .toList();

    private static final int LAST = GENES.size() - 1;

    private final CellDataset data = dataset();

    /** zz1 and zz2 vary much; the panels hardly; every tenth cell is half mitochondrial; the last gene is in one cell. */
    private static CellDataset dataset() {
        var random = new SplittableRandom(1);
        float[][] counts = new float[CELLS][GENES.size()];
        var types = new ArrayList<String>();
        for (int cell = 0; cell < CELLS; cell++) {
            types.add(cell % 20 == 0 ? "rare" : "common");
            for (int gene = 0; gene < LAST; gene++) {
                counts[cell][gene] = 1 + gene / 4 + random.nextInt(3 + gene / 4);
            }
            counts[cell][0] = random.nextInt(200);
            counts[cell][1] = random.nextInt(180);
            counts[cell][5] = cell % 10 == 0 ? 9000 : 1;
        }
        counts[7][LAST] = 1;
        Arrays.fill(counts[9], 0);
        counts[9][0] = 3;
        var barcodes = IntStream.range(0, CELLS).mapToObj(i -> "c" + i).toList();
        return new CellDataset(
                "toy",
                Path.of("toy"),
                "toy",
                "X",
                CsrMatrix.ofDense(counts),
                new GeneTable(GENES, GENES),
                new CellTable(barcodes, List.of(Column.Categorical.of("type", types))));
    }

    private PreparedData prepared(String... settings) {
        var schema = Schema.of(PrepConfig.DEFAULTS);
        var texts = new java.util.LinkedHashMap<>(schema.texts(PrepConfig.DEFAULTS));
        for (String setting : settings) {
            texts.put(setting.split("=")[0], setting.split("=")[1]);
        }
        return new Preparation()
                .prepare(
                        data,
                        schema.build(texts),
                        data.cells().column("type"),
                        data.cells().column("type"),
                        5);
    }

    @Test
    void a_filter_that_leaves_nothing_is_named_as_the_cause() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> prepared("minGenes=1000"))
                .isInstanceOfSatisfying(org.mixtura.core.error.DataProblem.class, problem -> {
                    assertThat(problem.what()).startsWith("The quality filter leaves 0 of 200 cells");
                    assertThat(problem.why()).contains("200 cells have fewer than 1000 genes");
                    assertThat(problem.remedy()).contains("prep.minGenes");
                });
    }

    @Test
    void panels_are_kept_in_on_request_only() {
        assertThat(prepared("variableGenes=3").genes().ids()).doesNotContain("FOS", "ACTB", "MS4A1");
        assertThat(prepared("variableGenes=3", "keepImmediateEarly=true")
                        .genes()
                        .ids())
                .contains("FOS")
                .hasSize(4);
        assertThat(prepared("variableGenes=3", "keepHousekeeping=true").genes().ids())
                .contains("ACTB");
        assertThat(prepared("variableGenes=3", "keepMarkers=true").genes().ids())
                .contains("MS4A1");
    }

    @Test
    void the_filter_leaves_out_cells_first_and_then_genes() {
        PreparedData all = prepared("variableGenes=0");
        PreparedData some = prepared("variableGenes=0", "minGenes=5", "minCells=2", "maxMitochondrial=0.5");

        assertThat(all.cells().size()).isEqualTo(CELLS);
        assertThat(all.genes().ids()).contains(GENES.get(LAST));
        assertThat(some.genes().ids()).doesNotContain(GENES.get(LAST)).contains("MT-CO1");
        assertThat(some.cells().barcodes()).doesNotContain("c0", "c10", "c9").contains("c1");
        assertThat(some.keptCells()[0]).isEqualTo(1);
        assertThat(some.chosenGenes()).doesNotContain(LAST);
    }

    @Test
    void splits_of_80_10_10_hold_every_cell_once() {
        Split split = prepared("variableGenes=0", "testShare=0.1").split();

        assertThat(split.train()).hasSize(160);
        assertThat(split.validation()).hasSize(20);
        assertThat(split.test()).hasSize(20);
        int[] all = IntStream.concat(
                        IntStream.of(split.train()),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, CELLS).toArray());
    }

    @Test
    void a_stratified_split_gives_each_label_its_share() {
        PreparedData data = prepared("variableGenes=0", "testShare=0.1", "stratify=true");
        var labels = data.labels().orElseThrow();

        assertThat(rare(labels, data.split().train())).isEqualTo(8);
        assertThat(rare(labels, data.split().validation())).isEqualTo(1);
        assertThat(rare(labels, data.split().test())).isEqualTo(1);
    }

    private static long rare(Column.Categorical labels, int[] cells) {
        return Arrays.stream(cells).filter(c -> labels.text(c).equals("rare")).count();
    }

    @Test
    void equal_seeds_split_alike_and_others_differ() {
        Split one = CellSplit.of(100, 0.1, 0, Optional.empty(), 1);

        assertThat(CellSplit.of(100, 0.1, 0, Optional.empty(), 1).train()).isEqualTo(one.train());
        assertThat(CellSplit.of(100, 0.1, 0, Optional.empty(), 2).train()).isNotEqualTo(one.train());
    }

    @Test
    void genes_that_differ_only_between_batches_do_not_count_as_variable_within_them() {
        var random = new SplittableRandom(3);
        float[][] counts = new float[CELLS][200];
        var batches = new ArrayList<String>();
        for (int cell = 0; cell < CELLS; cell++) {
            batches.add(cell < CELLS / 2 ? "a" : "b");
            for (int gene = 0; gene < 200; gene++) {
                counts[cell][gene] = gene + random.nextInt(10 + gene / 4);
            }
            counts[cell][4] = cell < CELLS / 2 ? 50 + random.nextInt(15) : 250 + random.nextInt(15);
            counts[cell][8] = 50 + random.nextInt(150);
        }
        var matrix = CsrMatrix.ofDense(counts);

        assertThat(VariableGenes.choose(matrix, 1)).containsExactly(4);
        assertThat(VariableGenes.choose(matrix, 1, true, Column.Categorical.of("batch", batches)))
                .containsExactly(8);
    }

    @Test
    void typesAndBatchesThatNoKeptCellHasAreNone() {
        var whole = prepared();
        assertThat(whole.labels().orElseThrow().levels()).containsExactly("common", "rare");
        var filtered = prepared("minGenes=1", "maxMitochondrial=0.5");
        var labels = filtered.labels().orElseThrow();
        assertThat(labels.levels()).containsExactly("common");
        assertThat(labels.codes()).containsOnly(0);
        assertThat(filtered.batch().orElseThrow().levels()).containsExactly("common");
    }

    @Test
    void levelsWithoutRowsLeaveTheOthersInTheirOrder() {
        var column = new Column.Categorical("type", List.of("ghost", "b", "none", "a"), new int[] {3, 1, -1, 1});
        var used = column.used();
        assertThat(used.levels()).containsExactly("b", "a");
        assertThat(used.codes()).containsExactly(1, 0, -1, 0);
        assertThat(used.used()).isSameAs(used);
    }
}
