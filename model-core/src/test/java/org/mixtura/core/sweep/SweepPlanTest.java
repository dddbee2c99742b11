package org.mixtura.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunStatus;

class SweepPlanTest {

    private static final RunRequest BASE = new RunRequest(
            "scvi",
            Path.of("data.h5ad"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Preset.RECOMMENDED,
            List.of("dropout=0.2"),
            5,
            "cpu",
            1);

    private static SweepPlan plan() {
        return new SweepPlan(
                BASE, List.of(SweepPlan.Axis.parse("latentDim=10, 20"), SweepPlan.Axis.parse("likelihood=nb,zinb")), 2);
    }

    @Test
    void everyCombinationIsTrainedWithEverySeed() {
        var plan = plan();
        assertThat(plan.points())
                .extracting(SweepPlan.Point::values)
                .containsExactly(
                        List.of("10", "nb"), List.of("10", "zinb"), List.of("20", "nb"), List.of("20", "zinb"));
        assertThat(plan.cells()).hasSize(8).extracting(SweepPlan.Cell::seed).containsOnly(5L, 6L);

        var last = plan.cells().getLast();
        assertThat(plan.request(last).overrides()).containsExactly("dropout=0.2", "latentDim=20", "likelihood=zinb");
        assertThat(plan.request(last).seed()).isEqualTo(6);
        assertThat(plan.folderOf(last)).isEqualTo("latentDim=20,likelihood=zinb/seed-6");
    }

    @Test
    void withoutAxesOnlyTheSeedVaries() {
        var plan = new SweepPlan(BASE, List.of(), 3);
        assertThat(plan.cells()).hasSize(3);
        assertThat(plan.folderOf(plan.cells().getFirst())).isEqualTo("seed-5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latentDim",
                "=10,20",
                "latentDim=10,,20",
                "latentDim=10,10",
                "latentDim=10, 10",
                "latentDim=10,",
                "train.learningRate=0.001,1e-3"
            })
    void anAxisNeedsAKeyAndDifferentValues(String text) {
        assertThatThrownBy(() -> SweepPlan.Axis.parse(text)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void aSweepWithoutSeedsOrWithTooManyRunsIsRefused() {
        assertThatThrownBy(() -> new SweepPlan(BASE, List.of(), 0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> new SweepPlan(BASE, List.of(), 10_001)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void runsThatWouldShareAFolderAreRefused() {
        var sameName = new SweepPlan(BASE, List.of(SweepPlan.Axis.parse("a=x/y,x_y")), 1);
        assertThatThrownBy(sameName::requireOwnFolders)
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("told apart");
        var twice = new SweepPlan(BASE, List.of(SweepPlan.Axis.parse("a=1,2"), SweepPlan.Axis.parse("a=3,4")), 1);
        assertThatThrownBy(twice::requireOwnFolders).isInstanceOf(ConfigProblem.class);
        plan().requireOwnFolders();
    }

    @Test
    void theTableHasMeanAndSampleDeviationOverSeeds() {
        var plan = new SweepPlan(BASE, List.of(SweepPlan.Axis.parse("latentDim=10,20")), 2);
        double[] losses = {600, 610, 590, Double.NaN};
        var cells = plan.cells();
        var table = new SweepTable(
                plan.axes(),
                List.of(
                        row(cells.get(0), losses[0], 0.5),
                        row(cells.get(1), losses[1], 0.7),
                        row(cells.get(2), losses[2], 0.8),
                        new SweepTable.Row(
                                cells.get(3),
                                SweepTable.State.FAILED,
                                Optional.empty(),
                                "The loss, for example, is undefined.")),
                _ -> false);

        var ten = table.spread("validation_loss").get(cells.get(0).point());
        assertThat(ten.mean()).isEqualTo(605);
        assertThat(ten.sd()).isCloseTo(Math.sqrt(50), within(1e-12));
        var twenty = table.spread("ari").get(cells.get(2).point());
        assertThat(twenty.mean()).isEqualTo(0.8);
        assertThat(twenty.sd()).isNaN();
        assertThat(table.failures()).hasSize(1);

        assertThat(table.runsCsv().lines())
                .hasSize(5)
                .startsWith("latentDim,seed,state,validation_loss,ari,epochs,seconds,problem")
                .contains("10,5,complete,600.0,0.5,3.0,1.5,")
                .endsWith("20,6,failed,,,,,\"The loss, for example, is undefined.\"");
        assertThat(table.tableCsv()).contains("10,2,605.0,7.0710678118654755,0.6");
        assertThat(table.latex())
                .contains("latentDim & runs & validation\\_loss & ari & epochs & seconds \\\\")
                .contains("10 & 2 & 605.0 $\\pm$ 7.1 & 0.600 $\\pm$ 0.141")
                .contains("20 & 1 & 590 & 0.800");
        assertThat(table.plain()).contains("605.0 ± 7.1").doesNotContain(" \n");
    }

    /** Two combinations with two seeds, whose losses lie one below and one above the given ones. */
    private static SweepTable twoDimensions(String key, double... losses) {
        var plan = new SweepPlan(BASE, List.of(SweepPlan.Axis.parse(key + "=10,20")), 2);
        var rows = IntStream.range(0, 4)
                .mapToObj(i -> row(plan.cells().get(i), losses[i / 2] + (i % 2 == 0 ? -1 : 1), 0.5))
                .toList();
        return new SweepTable(plan.axes(), rows, "alpha"::equals);
    }

    @Test
    void theBestCombinationIsThatOfTheLowestLossAndTheHighestScore() {
        var table = twoDimensions("latentDim", 600, 590);
        assertThat(table.best(SweepTable.Measure.VALIDATION_LOSS)).containsExactly(new SweepPlan.Point(List.of("20")));
        assertThat(table.best(SweepTable.Measure.ARI))
                .as("equal ones are both best")
                .hasSize(2);
        assertThat(table.best(SweepTable.Measure.NMI)).as("nobody measured it").isEmpty();
        assertThat(table.best(SweepTable.Measure.EPOCHS))
                .as("neither few nor many are better")
                .isEmpty();
        assertThat(table.shownMeasures())
                .containsExactly(
                        SweepTable.Measure.VALIDATION_LOSS,
                        SweepTable.Measure.ARI,
                        SweepTable.Measure.EPOCHS,
                        SweepTable.Measure.SECONDS);
    }

    @Test
    void combinationsWithinTheDeviationOfTheBestAreAsGood() {
        var plan = new SweepPlan(BASE, List.of(SweepPlan.Axis.parse("latentDim=5,10,20")), 2);
        double[] losses = {600, 610, 604, 612, 630, 640};
        var rows = IntStream.range(0, losses.length)
                .mapToObj(i -> row(plan.cells().get(i), losses[i], 0.5))
                .toList();
        // Means 605, 608 and 635; the runs of the best deviate by 7.1.
        assertThat(new SweepTable(plan.axes(), rows, "alpha"::equals).best(SweepTable.Measure.VALIDATION_LOSS))
                .containsExactlyInAnyOrder(new SweepPlan.Point(List.of("5")), new SweepPlan.Point(List.of("10")));
    }

    @Test
    void lossesThatCannotBeComparedHaveNoBest() {
        assertThat(twoDimensions("prep.variableGenes", 600, 590).best(SweepTable.Measure.VALIDATION_LOSS))
                .as("a loss is a sum over genes")
                .isEmpty();
        assertThat(twoDimensions("alpha", 600, 590).best(SweepTable.Measure.VALIDATION_LOSS))
                .as("the weight of a term of the loss")
                .isEmpty();
        assertThat(twoDimensions("latentDim", 600, Double.NaN).best(SweepTable.Measure.VALIDATION_LOSS))
                .as("one value is not the best of any")
                .isEmpty();
    }

    @Test
    void oneRunOfEachHasNoBest() {
        var plan = new SweepPlan(BASE, List.of(SweepPlan.Axis.parse("latentDim=10,20")), 1);
        var rows = IntStream.range(0, 2)
                .mapToObj(i -> row(plan.cells().get(i), 600 - 10 * i, 0.5))
                .toList();
        assertThat(new SweepTable(plan.axes(), rows, "alpha"::equals).best(SweepTable.Measure.VALIDATION_LOSS))
                .isEmpty();
    }

    @Test
    void aTableIsSavedByTheEndOfItsName(@TempDir Path dir) throws IOException {
        var table = twoDimensions("latentDim", 600, 590);
        table.save(dir.resolve("runs.csv"), true);
        table.save(dir.resolve("means.CSV"), false);
        table.save(dir.resolve("paper.tex"), true);
        assertThat(dir.resolve("runs.csv")).hasContent(table.runsCsv());
        assertThat(dir.resolve("means.CSV")).hasContent(table.tableCsv());
        assertThat(dir.resolve("paper.tex")).hasContent(table.latex());

        assertThatThrownBy(() -> table.save(dir.resolve("table.xlsx"), false))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("table.xlsx");
        Path file = Files.createFile(dir.resolve("file"));
        assertThatThrownBy(() -> table.save(file.resolve("table.csv"), false)).isInstanceOf(StorageProblem.class);
    }

    private static SweepTable.Row row(SweepPlan.Cell cell, double loss, double ari) {
        var status = new RunStatus(
                RunStatus.State.FINISHED,
                3,
                3,
                1.5,
                0.5,
                "cpu",
                Map.of(),
                Map.of("loss", loss),
                Map.of("ari", ari),
                List.of(),
                null,
                "");
        return new SweepTable.Row(cell, SweepTable.State.COMPLETE, Optional.of(status), "");
    }
}
