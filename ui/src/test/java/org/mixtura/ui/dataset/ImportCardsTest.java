package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.io.GeneJoin;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.Samples;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.welcome.WelcomePage;
import org.mixtura.ui.welcome.WelcomeViewModel;

/** What is doubtful about data stands on a card with its choices, and each choice does what it says. */
class ImportCardsTest extends ImportWindowTest {

    private static final String TABLE =
            "x,k1,k2,k3,n_counts,k4\nr1,1,0,7,8,0\nr2,0,12,3,15,0\nr3,500,600,700,1800,0\nr4,1,1,1,3,0\nr5,2,0,0,2,0\n";

    @Override
    void requireShown() {
        assertThat(FxTest.<Label>find(".finding-what").getHeight())
                .isGreaterThanOrEqualTo(
                        FxTest.<Label>find(".finding-what").getFont().getSize());
    }

    @Test
    void aTableThatMayBeEitherWayRoundIsAskedAboutAndTurned() throws IOException {
        Path table = Files.writeString(folder.resolve("odd.csv"), TABLE);
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            screens("import-unsure", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            assertThat(model.usableProperty().get()).isFalse();
            assertThat(find("#finding-orientation-unsure").isVisible()).isTrue();
            assertThat(find("#finding-not-counts-columns").isVisible()).isTrue();
            List<String> choices = stage.getScene().getRoot().lookupAll("#fix-orient").stream()
                    .map(node -> ((Button) node).getText())
                    .toList();
            assertThat(choices).containsExactly("Rows are cells", "Rows are genes");

            fx(() -> model.apply(new org.mixtura.core.data.io.Fix.Orient(Orientation.CELLS_BY_GENES)));

            var open = workflow.session().inspectionProperty().get().orElseThrow();
            assertThat(open.isUsable()).isTrue();
            assertThat(open.cells()).isEqualTo(5);
            assertThat(open.genes()).isEqualTo(4);
            assertThat(model.findingsProperty().get())
                    .anyMatch(finding -> finding.code().equals("made-with-note")
                            && finding.what().contains("n_counts was not read as counts"));
            screens("import-made", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
        }
    }

    @Test
    void blankFieldsOfAPivotTableAreZerosAtAClick() throws IOException {
        Path table = Files.writeString(
                folder.resolve("pivot.csv"),
                "gene,AAACCTGAGA-1,AAACCTGAGC-1,AAACCTGAGT-1\nCD3D,1,,7\nMS4A1,,12,3\nLYZ,5,6,\nNKG7,1,1,2\n");
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            screens("import-blank", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            assertThat(FxTest.<Button>find("#fix-blanksarezeros").getText()).isEqualTo("Blank fields are 0");

            fx(() -> FxTest.<Button>find("#fix-blanksarezeros").fire());

            var open = workflow.session().inspectionProperty().get().orElseThrow();
            assertThat(open.isUsable()).isTrue();
            assertThat(open.nonZero()).isEqualTo(9);
        }
    }

    @Test
    void anH5adFileWithTurnedAxesIsToldAndTurnedBackOnRequest() throws IOException {
        Path table = Files.writeString(
                folder.resolve("t.csv"),
                ",AAACCTGAGA-1,AAACCTGAGC-1,AAACCTGAGT-1\nCD3D,1,0,7\nMS4A1,0,12,3\nLYZ,5,6,7\nNKG7,1,1,2\n");
        Path turned = folder.resolve("turned.h5ad");
        try (var workbench = new LocalWorkbench("test", folder)) {
            workbench.importData(
                    ImportRequest.of(
                            table, ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES), ImportRequest.Changes.NONE),
                    turned);
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(turned));
            screens("import-turned", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            assertThat(find("#finding-transposed").isVisible()).isTrue();
            assertThat(FxTest.<Button>find("#fix-orient").getText()).isEqualTo("Rows are cells");
            assertThat(workflow.session()
                            .inspectionProperty()
                            .get()
                            .orElseThrow()
                            .cells())
                    .isEqualTo(3);

            fx(() -> model.apply(new org.mixtura.core.data.io.Fix.Orient(Orientation.CELLS_BY_GENES)));

            assertThat(workflow.session()
                            .inspectionProperty()
                            .get()
                            .orElseThrow()
                            .cells())
                    .isEqualTo(4);
        }
    }

    @Test
    void whatWasMendedInANewDataSetDoesNotComeBack() throws IOException {
        var text = new StringBuilder(",CD3D,CD3D,LYZ,cell_type\n");
        for (int cell = 0; cell < 12; cell++) {
            text.append("cell_%d,%d,%d,%d,%s\n"
                    .formatted(
                            cell,
                            cell % 3,
                            cell % 4,
                            cell,
                            List.of("B cell", "b cell", "T cell").get(cell % 3)));
        }
        Path table = Files.writeString(folder.resolve("t.csv"), text);
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            screens("import-repeats", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            click("#fix-sumduplicategenes");
            assertThat(exists("#finding-spellings")).isTrue();

            click("#fix-mergespellings");

            assertThat(exists("#finding-spellings")).isFalse();
            assertThat(model.findingsProperty().get())
                    .noneMatch(finding -> finding.what().contains("written in several ways"));
        }
    }

    @Test
    void allColumnsBecomeCountsOnRequest() throws IOException {
        Path table = Files.writeString(
                folder.resolve("t.csv"), ",CD3D,MS4A1,LYZ,cluster\nA1,1,0,7,1\nA2,0,12,3,2\nA3,5,6,7,1\n");
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            show(() -> (javafx.scene.Parent) new ImportCheckPage(model).node(), 1366, 768);

            click("#fix-allarecounts");

            assertThat(workflow.session()
                            .inspectionProperty()
                            .get()
                            .orElseThrow()
                            .genes())
                    .isEqualTo(4);
        }
    }

    @Test
    void aTableThatLeadsToSomeCellsSaysHowManyStayWithoutAValue() {
        var workbench = new FakeWorkbench().inspecting(Samples::withWarning);
        var workflow = workflow(workbench);
        var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
        fx(() -> workflow.open(folder.resolve("d.csv")));
        fx(() -> model.offer(List.of(folder.resolve("p1.tsv"), folder.resolve("p2.tsv"))));
        screens("import-offer", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
        ScrollPane page = find(".page-scroll");
        fx(() -> page.setVvalue(0.3));
        Button way = find("#match-without-suffix");
        assertThat(way.getText())
                .isEqualTo(
                        "Match by barcodes without endings such as -1 or _2: 790 of 800 cells, 10 stay without a value");

        click("#match-without-suffix");

        assertThat(workbench.imports().getLast().match().partly()).isTrue();
        assertThat(workbench.imports().getLast().cellTables()).hasSize(2);
    }

    @Test
    void filesThatShareFewGenesAreAskedAboutAndJoinedAsTheUserSays() {
        var workbench = new FakeWorkbench().refusingJoins();
        var workflow = workflow(workbench);
        var recent = new RecentItems(folder, tasks);
        var welcome = fx(() -> new WelcomePage(new WelcomeViewModel(workflow, recent, tasks), new NoDialogs()));
        for (boolean dark : new boolean[] {false, true}) {
            fx(() -> {
                if (appearance.isDark() != dark) {
                    appearance.toggleTheme();
                }
                workflow.imports().join(List.of(folder.resolve("a.csv"), folder.resolve("b.csv")));
            });
            reshow(() -> new javafx.scene.layout.StackPane(welcome.node()));
            screenshot("welcome-doubtful-join" + (dark ? "-dark" : "-light"));
        }
        assertThat(find("#join-plan").isVisible()).isTrue();
        assertThat(workflow.problemProperty().get()).isEmpty();

        click("#join-common");

        assertThat(workbench.imports().getLast().genes()).isEqualTo(GeneJoin.COMMON);
        assertThat(exists("#join-plan")).isFalse();
    }

    @Test
    void aLimitThatCannotBeJudgedIsSaid() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), ",CD3D,MS4A1,LYZ\nA1,1,0,7\nA2,0,12,3\nA3,5,6,7\n");
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));

            fx(() -> model.filter().maxMitochondrialProperty().set("20"));
            waitFor("the effect", () -> !model.filter().validProperty().get());

            assertThat(model.filter().effectProperty().get()).startsWith("The mitochondrial share cannot be judged");
        }
    }

    @Test
    void valuesThatAreNoCountsAreTrainedOnAnywayByModelsThatCan() throws IOException {
        Path table = folder.resolve("scaled.csv");
        var text = new StringBuilder(",CD3D,MS4A1,LYZ,CD8A\n");
        for (int cell = 0; cell < 40; cell++) {
            text.append("cell_%d,%s,%s,0.25,-1.5%n".formatted(cell, cell / 7.0 - 3, 1.1 - cell / 9.0));
        }
        Files.writeString(table, text);
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            screens("import-scaled", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            assertThat(model.usableProperty().get()).isFalse();

            click("#fix-takeanyvalues");

            assertThat(model.usableProperty().get()).isTrue();
            assertThat(find("#finding-any-values").isVisible()).isTrue();
            screens("import-any-values", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            fx(model::accept);
            var models = fx(() -> new org.mixtura.ui.design.ModelChoicePage(
                    new org.mixtura.ui.design.ModelChoiceViewModel(workbench, workflow, tasks)));
            fx(models::onShow);
            reshow(() -> new javafx.scene.layout.StackPane(models.node()));
            screenshot("models-any-values");
            assertThat(find("#choose-scvi").isDisabled()).isTrue();
            assertThat(find("#choose-scaespy").isDisabled()).isFalse();
            assertThat(exists("#recommended")).isTrue();
            assertThat(workflow.session()
                            .inspectionProperty()
                            .get()
                            .orElseThrow()
                            .asRead()
                            .anyValues())
                    .isTrue();
            click("#choose-scaespy");
            reshow(() -> (javafx.scene.Parent) new org.mixtura.ui.design.SetUpPage(
                            new org.mixtura.ui.design.SetUpViewModel(workflow, tasks, () -> folder, 1))
                    .node());
            assertThat(exists("#values-problem")).isFalse();
            click("#all-settings");
            ComboBox<?> reconstruction = find("#field-output-reconstruction");
            fx(() -> reconstruction.getSelectionModel().select(0));
            screenshot("set-up-values-problem");
            fx(appearance::toggleTheme);
            screenshot("set-up-values-problem-other-theme");
            assertThat(find("#values-problem").isVisible()).isTrue();
            assertThat(find("#start-training").isDisabled()).isTrue();

            click("#take-any-values");

            assertThat(exists("#values-problem")).isFalse();
            assertThat(find("#start-training").isDisabled()).isFalse();
        }
    }
}
