package org.mixtura.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.StudyFigure;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunStatus;

/** Studies are begun as sweeps of valid runs, opened again, and told in one table and figure. */
class StudyTest {

    @TempDir
    private Path dir;

    private LocalWorkbench workbench;
    private Path folder;

    @BeforeEach
    void begin() {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        folder = dir.resolve("study");
    }

    @AfterEach
    void end() {
        workbench.close();
    }

    static Stream<String> ids() {
        return Studies.all().stream().map(Study::id);
    }

    private RunRequest base(String... settings) {
        return new RunRequest(
                "scvi",
                workbench.demoData(),
                Optional.of("X"),
                Optional.of(ColumnRef.of("cell_type")),
                Optional.empty(),
                Preset.QUICK,
                List.of(settings),
                3,
                "cpu",
                1);
    }

    /** Every run of every study has settings that its model knows, or nothing would be begun. */
    @ParameterizedTest
    @MethodSource("ids")
    void itsPartsAreSweepsThatAreOpenedAgain(String id) throws IOException {
        var begun = StudyFolder.begin(workbench, Studies.byId(id), base("prep.variableGenes=40"), 2, folder);
        var opened = StudyFolder.open(workbench, folder);
        assertThat(opened.study()).isEqualTo(begun.study());
        var table = opened.collect();
        int runs = 0;
        for (Study.Part part : opened.study().parts()) {
            var plan = Sweep.open(workbench, folder.resolve(part.name())).plan();
            assertThat(plan.base().model()).isEqualTo(part.model());
            runs += plan.cells().size();
        }
        assertThat(table.runs()).isEqualTo(runs);
        assertThat(table.failures()).as("nothing is trained yet").hasSize(runs);
        assertThat(Files.readAllLines(folder.resolve("study.csv"))).hasSize(1 + runs / 2);
        assertThat(folder.resolve("study.tex")).isNotEmptyFile();
    }

    @Test
    void numbersOfThePresetAreMultipliedAndStayWithinTheirBounds() {
        var categories = Studies.byId("categories").parts().getFirst();
        var twoTypes = categories.plan(workbench, base("categories=2"), 1);
        assertThat(twoTypes.axes().getFirst().values()).containsExactly("2", "3", "4");
        var augmented = Studies.byId("ablations").parts().stream()
                .filter(part -> part.name().equals("augmented"))
                .findFirst()
                .orElseThrow();
        assertThat(augmented.plan(workbench, base("train.epochs=10"), 1).base().overrides())
                .containsExactly("train.epochs=10", "augmenter.epochs=5", "train.epochs=15");
    }

    @Test
    void whatWouldNotBeThatStudyIsRefused() throws IOException {
        var states = Studies.byId("states");
        assertThatThrownBy(() -> Studies.byId("nonsense"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("There is no study 'nonsense'");
        assertThatThrownBy(() -> StudyFolder.begin(workbench, states, base("coupling.lambda=2"), 1, folder))
                .as("JointVAE has no coupling")
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("coupling.lambda");
        assertThat(folder).as("a slip leaves nothing").doesNotExist();
        assertThatThrownBy(() -> StudyFolder.open(workbench, folder))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("There is no study");

        StudyFolder.begin(workbench, states, base(), 1, folder);
        assertThatThrownBy(() -> StudyFolder.begin(workbench, Studies.byId("ablations"), base(), 1, folder))
                .hasMessageContaining("holds another study");
        assertThatThrownBy(() -> StudyFolder.begin(workbench, states, base(), 2, folder))
                .hasMessageContaining("holds another sweep");
        assertThatThrownBy(() -> StudyFolder.begin(workbench, states, base(), 1, dir))
                .hasMessageContaining("is not empty");
        Files.writeString(folder.resolve("study.json"), "{\"study\": \"sta");
        assertThatThrownBy(() -> StudyFolder.open(workbench, folder)).isInstanceOf(StorageProblem.class);
    }

    @Test
    void withoutKnownTypesThereIsNothingToCompare() {
        var unlabelled = new RunRequest(
                "mixvae",
                workbench.demoData(),
                Optional.of("X"),
                Optional.empty(),
                Optional.empty(),
                Preset.QUICK,
                List.of(),
                0,
                "cpu",
                1);
        assertThatThrownBy(() -> StudyFolder.begin(workbench, Studies.byId("states"), unlabelled, 1, folder))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs known cell types");
    }

    /** A study of two parts, one of which varies nothing. */
    private static StudyTable table() {
        var varied = Study.Part.of(
                "arms", "mixvae", "coupling.arms", new Study.Value.Fixed("1"), new Study.Value.Fixed("2"));
        var alone = Study.Part.of("other_model", "jointvae");
        var study = new Study(
                "example",
                "Which?",
                "Nobody, figure 0",
                List.of(varied, alone),
                List.of("component_accuracy", "state_accuracy"),
                List.of("component_accuracy", "state_accuracy"));
        var tables = new LinkedHashMap<Study.Part, SweepTable>();
        tables.put(
                varied,
                new SweepTable(
                        List.of(new SweepPlan.Axis("coupling.arms", List.of("1", "2"))),
                        List.of(row(0.5, "1"), row(0.75, "2"), row(0.25, "2"), failed("2")),
                        _ -> false));
        tables.put(alone, new SweepTable(List.of(), List.of(row(1)), _ -> false));
        return new StudyTable(study, tables);
    }

    private static SweepTable.Row row(double accuracy, String... values) {
        var status = new RunStatus(
                RunStatus.State.FINISHED,
                1,
                1,
                1,
                1,
                "cpu",
                Map.of(),
                Map.of(),
                Map.of("component_accuracy", accuracy),
                List.of(),
                null,
                "");
        var cell = new SweepPlan.Cell(new SweepPlan.Point(List.of(values)), 0);
        return new SweepTable.Row(cell, SweepTable.State.COMPLETE, Optional.of(status), "");
    }

    private static SweepTable.Row failed(String... values) {
        var cell = new SweepPlan.Cell(new SweepPlan.Point(List.of(values)), 9);
        return new SweepTable.Row(cell, SweepTable.State.FAILED, Optional.empty(), "It broke.");
    }

    @Test
    void theTableHasALineForEachCombination() {
        var table = table();
        assertThat(table.lines()).hasSize(3);
        assertThat(table.lines().get(1).score("component_accuracy").mean()).isCloseTo(0.5, within(1e-12));
        assertThat(table.failures()).hasSize(1);
        assertThat(table.csv()).isEqualTo("""
                        part,model,setting,value,runs,component_accuracy_mean,component_accuracy_sd,state_accuracy_mean,state_accuracy_sd
                        arms,mixvae,coupling.arms,1,1,0.5,,,
                        arms,mixvae,coupling.arms,2,2,0.5,0.3535533905932738,,
                        other_model,jointvae,,,1,1.0,,,
                        """);
        assertThat(table.plain().lines().toList().get(2))
                .matches("arms +mixvae +coupling\\.arms +2 +2 +0\\.500 ± 0\\.354 +–");
        assertThat(table.latex())
                .startsWith("\\begin{tabular}{llllrrr}")
                .contains("other\\_model & jointvae &  &  & 1 & 1 & --")
                .contains("0.500 $\\pm$ 0.354");
    }

    @Test
    void theFigureNamesEveryCombinationAndScore() throws IOException {
        Path file = dir.resolve("study.svg");
        new FigureWriter().write(table().figure(), FigureOutput.of(FigureFormat.SVG, 120), file);
        assertThat(Files.readString(file))
                .contains("Example", "arms 1", "arms 2", "other_model", "Accuracy of components");
        assertThatThrownBy(() -> new StudyFigure("", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
