package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.NoDialogs;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.welcome.WelcomePage;
import org.mixtura.ui.welcome.WelcomeViewModel;

/** What the user knows better than the program is said in the window, and is what is done. */
class ImportChoicesTest extends ImportWindowTest {

    @Test
    void filesAreJoinedAsTheUserSays() {
        var workbench = new FakeWorkbench();
        var workflow = workflow(workbench);
        var model = fx(() -> new WelcomeViewModel(workflow, new RecentItems(folder, tasks), tasks));
        var welcome = fx(() -> new WelcomePage(model, new NoDialogs()));
        for (boolean dark : new boolean[] {false, true}) {
            fx(() -> {
                if (appearance.isDark() != dark) {
                    appearance.toggleTheme();
                }
                workflow.imports().plan(List.of(folder.resolve("plate1.csv"), folder.resolve("plate2.h5ad")));
            });
            reshow(() -> new javafx.scene.layout.StackPane(welcome.node()));
            screenshot("welcome-join" + (dark ? "-dark" : "-light"));
        }
        assertThat(workbench.imports()).isEmpty();
        assertThat(FxTest.<TextField>find("#batch-name-1").getText()).isEqualTo("plate1");

        fx(() -> {
            FxTest.<TextField>find("#batch-name-2").setText("second");
            FxTest.<ComboBox<Optional<Orientation>>>find("#orientation-1")
                    .setValue(Optional.of(Orientation.GENES_BY_CELLS));
            FxTest.<TextField>find("#counts-at-2").setText("layers/raw");
            FxTest.<TextField>find("#batch-column-name").setText("plate");
        });
        click("#join-files");

        var made = workbench.imports().getLast();
        assertThat(made.batchNames()).containsExactly("plate1", "second");
        assertThat(made.batchColumn()).isEqualTo("plate");
        assertThat(made.readingOf(0).orientation()).contains(Orientation.GENES_BY_CELLS);
        assertThat(made.readingOf(0).countsAt()).isEmpty();
        assertThat(made.readingOf(1).countsAt()).contains("layers/raw");
        assertThat(workflow.session().joinPlanProperty().get()).isEmpty();
    }

    @Test
    void columnsThatAreNoCountsAreNamedAndGenesChosenFromAList() throws IOException {
        Path table = Files.writeString(
                folder.resolve("t.csv"), ",CD3D,MS4A1,LYZ,NKG7\nA1,1,0,7,1\nA2,0,12,3,2\nA3,5,6,7,1\n");
        Path genes = Files.writeString(folder.resolve("sets.gmt"), "B cells\tfrom a paper\tMS4A1\tCD79A\nT\t-\tCD3D\n");
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            show(() -> (javafx.scene.Parent) new ImportCheckPage(model).node(), 1366, 768);
            fx(() -> FxTest.<TextField>find("#not-counts").setText(" NKG7 ,"));
            ScrollPane page = find(".page-scroll");
            fx(() -> page.setVvalue(0.7));
            click("#read-again");

            var read = workflow.session().inspectionProperty().get().orElseThrow();
            assertThat(read.genes()).isEqualTo(3);
            assertThat(read.obsColumns()).extracting(Column::name).containsExactly("NKG7");

            fx(() -> model.keepGenes(genes));

            assertThat(workflow.session()
                            .inspectionProperty()
                            .get()
                            .orElseThrow()
                            .genes())
                    .isEqualTo(2);
            assertThat(model.findingsProperty().get())
                    .anyMatch(found -> found.why().contains("Kept 2 genes, those of the 3 in sets.gmt"));
        }
    }

    @Test
    void aFindingHasDetailsForAReportWithoutDataAndItsWholeListIsSaved() throws IOException {
        var header = new StringBuilder();
        for (int gene = 0; gene < 1200; gene++) {
            header.append(",GENE%1$d,GENE%1$d".formatted(gene));
        }
        String row = ",1,2".repeat(1200);
        Path table = Files.writeString(
                folder.resolve("secret.csv"), "%s%nPATIENT1%s%nPATIENT2%s%n".formatted(header, row, row));
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.imports().inspect(table, ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES), () -> {}));
            var finding = model.findingsProperty().get().stream()
                    .filter(found -> found.code().equals("duplicate-genes"))
                    .findFirst()
                    .orElseThrow();
            assertThat(model.report(finding))
                    .contains("Finding: duplicate-genes (warning)", "2,400 genes")
                    .doesNotContain("secret", "PATIENT", "GENE1");
            screens("import-finding", () -> (javafx.scene.Parent) new ImportCheckPage(model).node());
            ToggleButton details = find("#details-duplicate-genes");
            assertThat(exists("#copy-duplicate-genes")).isFalse();
            fx(() -> details.setSelected(true));
            assertThat(exists("#copy-duplicate-genes")).isTrue();

            var list = (Fix.ShowList) finding.fixes().getLast();
            fx(() -> model.save(list, folder.resolve("names.csv")));

            assertThat(Files.readAllLines(folder.resolve("names.csv")))
                    .hasSize(1201)
                    .startsWith("name", "GENE0")
                    .endsWith("GENE1199");
        }
    }

    @Test
    void whatIsReadAgainIsReadAsBefore() throws IOException {
        Path data = folder.resolve("t.csv");
        Files.writeString(data, ",CD3D,MS4A1,LYZ,NKG7\nA1,1,0,7,1\nA2,0,12,3,2\nA3,5,6,7,1\n");
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var reading = ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES).withNotCounts(List.of("NKG7"));
            fx(() -> workflow.imports().inspect(data, reading, () -> {}));

            fx(() -> workflow.imports().recheck("table"));

            var open = workflow.session().inspectionProperty().get().orElseThrow();
            assertThat(open.genes()).isEqualTo(3);
            assertThat(open.asRead().orientation()).contains(Orientation.CELLS_BY_GENES);
            assertThat(open.asRead().notCounts()).contains(List.of("NKG7"));
        }
    }

    @Test
    void whatTheFilterLeavesIsSaidAlsoOfCellsWithoutCountsAndOfNothing() throws IOException {
        Path table = Files.writeString(
                folder.resolve("t.csv"), ",CD3D,MS4A1,LYZ\nA1,1,0,7\nA2,0,12,3\nA3,5,6,7\nA4,0,0,0\n");
        try (var workbench = new LocalWorkbench("test", folder)) {
            var workflow = workflow(workbench);
            var model = fx(() -> new ImportCheckViewModel(workflow, tasks));
            fx(() -> workflow.open(table));
            assertThat(model.filter().effectProperty().get())
                    .isEqualTo("All 4 cells and 3 genes are kept, but for 1 cell without any count.");
            assertThat(model.verdictProperty().get()).startsWith("Ready to train");

            fx(() -> model.filter().minCellsProperty().set("100"));
            waitFor("the effect", () -> !model.filter().validProperty().get());

            assertThat(model.verdictProperty().get()).startsWith("The quality filter leaves nothing to train on");
        }
    }

    @Test
    void optionsOfTheCommandLineAreNotInTheWindow() {
        assertThat(
                        org.mixtura.ui.error.WindowWords.of(
                                "Name the columns (--not-counts NAME,..., or none). Or train (--values any), which some can (two)."))
                .isEqualTo("Name the columns. Or train, which some can (two).");
    }
}
