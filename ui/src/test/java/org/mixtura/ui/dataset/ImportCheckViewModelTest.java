package org.mixtura.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.DecimalSign;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Fix;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.MatrixPlace;
import org.mixtura.core.data.io.Orientation;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.Samples;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

class ImportCheckViewModelTest {

    @TempDir
    private Path folder;

    private final FakeWorkbench workbench = new FakeWorkbench();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(background::add, Runnable::run);
    private Workflow workflow;
    private ImportCheckViewModel model;
    private Path data;

    @BeforeEach
    void open() {
        workflow = new Workflow(workbench, tasks, new RecentItems(folder, tasks));
        model = new ImportCheckViewModel(workflow, tasks);
        data = folder.resolve("pbmc.csv.gz");
        workflow.open(data);
        work();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private ImportRequest made() {
        work();
        assertThat(workbench.imports()).hasSize(1);
        return workbench.imports().getFirst();
    }

    @Test
    void whatIsSaidOfKnownTypesIsTrueOfModelsThatLearnThem() {
        assertThat(model.checksProperty().get())
                .filteredOn(check -> check.title().equals("Annotation"))
                .singleElement()
                .satisfies(check -> assertThat(check.text())
                        .contains("learns them only where its settings say so")
                        .doesNotContain("never"));
    }

    @Test
    void theFilterSaysWhatItLeavesAsSoonAsALimitChanges() {
        FilterModel filter = model.filter();
        assertThat(filter.effectProperty().get())
                .isEqualTo("All 800 cells and 16,791 genes are kept, but for 2,312 genes without any count.");

        filter.minGenesProperty().set("50");
        filter.minCellsProperty().set("1000");
        work();

        assertThat(filter.effectProperty().get())
                .startsWith("750 of 800 cells and 15,791 of 16,791 genes are kept.")
                .contains("50 cells have too few genes");
        assertThat(filter.validProperty().get()).isTrue();
    }

    @Test
    void aLimitThatIsNoneStopsTheWay() {
        model.filter().minGenesProperty().set("many");
        work();
        model.accept();

        assertThat(model.filter().validProperty().get()).isFalse();
        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.IMPORT_CHECK);
    }

    @Test
    void theFilterHoldsForWhatIsMadeOfTheDataAndNotForOtherData() {
        model.filter().minGenesProperty().set("50");
        model.apply(new Fix.SumDuplicateGenes());
        made();

        assertThat(model.nameProperty().get()).isEqualTo("pbmc-summed.h5ad");
        assertThat(model.filter().minGenesProperty().get()).isEqualTo("50");
        assertThat(model.filter().effectProperty().get()).startsWith("750 of 800 cells");

        workflow.imports().join(List.of(folder.resolve("p1.csv"), folder.resolve("p2.csv")));
        work();
        assertThat(model.filter().minGenesProperty().get())
                .as("joined files are other data")
                .isEqualTo("0");

        model.filter().minGenesProperty().set("50");
        workflow.open(folder.resolve("other.csv"));
        work();
        assertThat(model.filter().minGenesProperty().get()).isEqualTo("0");
    }

    @Test
    void theFilterReachesTheSession() {
        model.filter().maxMitochondrialProperty().set("20");
        work();
        model.accept();

        assertThat(workflow.session().filterProperty().get()).isEqualTo(new QualityFilter(0, 0, 0.2));
        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.MODEL);
    }

    @Test
    void eachFixDoesWhatItsButtonSays() {
        model.apply(new Fix.UseCountsAt("raw/X"));
        work();
        assertThat(workbench.readOptions().getLast().countsAt()).contains("raw/X");

        model.apply(new Fix.ChooseOther());
        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.WELCOME);
    }

    @Test
    void columnsAreEditedWhileTheFileIsReadAndAsInTheFileAgain() {
        assertThat(edited(new Fix.MergeSpellings("cell_type"))).isEqualTo(ColumnEdits.NONE.merging("cell_type"));
        assertThat(edited(new Fix.AsMissing("cell_type", List.of("Unknown"))).missing())
                .containsEntry("cell_type", List.of("Unknown"));
        assertThat(edited(new Fix.SamplesFromBarcodes()).samples()).isTrue();
        assertThat(edited(new Fix.AsInFile("cell_type")).isNone()).isTrue();
        assertThat(workbench.imports()).as("no new file").isEmpty();
    }

    private ColumnEdits edited(Fix fix) {
        model.apply(fix);
        work();
        return workbench.readOptions().getLast().columns();
    }

    @Test
    void aFileThatIsReadAgainKeepsTheChosenColumns() {
        model.labels().chosenProperty().set(Optional.empty());

        model.apply(new Fix.MergeSpellings("cell_type"));
        work();

        assertThat(model.labels().chosenProperty().get()).isEmpty();
    }

    @Test
    void samplesOfAFolderAreJoinedOnceTheUserHasSeenHow() {
        model.apply(new Fix.JoinSamples(List.of(folder.resolve("S1"), folder.resolve("S2"))));

        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.WELCOME);
        assertThat(workflow.session().joinPlanProperty().get().orElseThrow().parts())
                .extracting(part -> part.batch())
                .containsExactly("S1", "S2");
    }

    @Test
    void anotherPlaceOfTheCountsIsAChoiceOnThePage() {
        MatrixPlace used = model.place().orElseThrow();
        assertThat(model.places()).contains(used);

        model.takeCountsFrom(new MatrixPlace("layers/spliced", true));
        work();

        assertThat(workbench.readOptions().getLast().countsAt()).contains("layers/spliced");
    }

    @Test
    void summingDuplicatesMakesANewDataSetAndOpensIt() {
        model.apply(new Fix.SumDuplicateGenes());

        assertThat(made().changes().sumDuplicateGenes()).isTrue();
        assertThat(made().sources()).containsExactly(data);
        Path opened =
                workflow.session().inspectionProperty().get().orElseThrow().source();
        assertThat(opened.getFileName()).hasToString("pbmc-summed.h5ad");
    }

    @Test
    void numbersAreReadAndLinesLeftOutAsAButtonSays() {
        model.apply(new Fix.ReadDecimals(DecimalSign.COMMA, DecimalSign.POINT));
        work();
        assertThat(workbench.imports().getLast().reading().getFirst().numerals().decimals())
                .contains(DecimalSign.COMMA);

        model.apply(new Fix.BlanksAreZeros());
        work();
        assertThat(workbench.imports().getLast().reading().getFirst().numerals().blanksAreZeros())
                .isTrue();

        model.apply(new Fix.NotCounts(List.of("Mean")));
        work();
        assertThat(workbench.imports().getLast().reading().getFirst().notCounts())
                .contains(List.of("Mean"));
    }

    @Test
    void keepingGenesOfOneNamePutsTheCardAway() {
        workbench.inspecting(Samples::withWarning);
        workflow.open(folder.resolve("other.h5ad"));
        work();
        assertThat(model.findingsProperty().get()).extracting(Finding::code).contains("duplicate-genes");

        model.apply(new Fix.KeepApart());

        assertThat(model.findingsProperty().get()).extracting(Finding::code).containsExactly("counts-found");
        assertThat(model.verdictProperty().get()).startsWith("Ready to train. ");
    }

    @Test
    void continueIsThePagesOwnButton() {
        model.apply(new Fix.Continue());

        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.MODEL);
    }

    @Test
    void aTableIsTurned() {
        model.apply(new Fix.Orient(Orientation.CELLS_BY_GENES));

        assertThat(made().readingOf(0).orientation()).contains(Orientation.CELLS_BY_GENES);
    }

    @Test
    void anAnndataFileIsReadAgainTheOtherWay() {
        workflow.open(folder.resolve("pbmc.h5ad"));
        work();
        model.apply(new Fix.Orient(Orientation.GENES_BY_CELLS));
        work();

        assertThat(workbench.imports()).isEmpty();
        assertThat(workbench.readOptions().getLast().orientation()).contains(Orientation.GENES_BY_CELLS);
    }

    @Test
    void aSubsampleKeepsTheShareOfTheChosenLabels() {
        model.apply(new Fix.Subsample(500));

        assertThat(made().changes().subsample()).contains(500);
        assertThat(made().changes().stratifyBy()).contains("cell_type");
    }

    @Test
    void genesThatAreNoneAreLeftOutOfANewDataSet() {
        var fix = new Fix.LeaveOutGenes(List.of("HTO-1"));
        assertThat(FixWords.of(fix)).isEqualTo("Leave out HTO-1");
        model.apply(fix);

        assertThat(made().changes().withoutGenes()).containsExactly("HTO-1");
    }

    @Test
    void aListIsShownAndHidden() {
        var list = new Fix.ShowList("Names", List.of("TBCE"));
        model.apply(list);
        assertThat(model.listProperty().get()).contains(list);

        model.apply(list);
        assertThat(model.listProperty().get()).isEmpty();
    }

    @Test
    void aTableIsJoinedOnlyByTheRuleThatTheUserChose() {
        model.offer(List.of(folder.resolve("labels.tsv")));
        work();
        assertThat(workbench.imports()).isEmpty();
        assertThat(model.offerProperty().get().orElseThrow().matches())
                .extracting(match -> match.rule().text())
                .containsExactly("without-suffix", "exact");

        model.join(model.offerProperty().get().orElseThrow().matches().getFirst());

        // The button said that ten of the 800 cells stay without a value.
        assertThat(made().match()).isEqualTo(new TableMatch(new BarcodeRule.WithoutSuffix(), true));
        assertThat(made().cellTables()).containsExactly(folder.resolve("labels.tsv"));
        assertThat(model.offerProperty().get()).isEqualTo(Optional.empty());
    }

    @Test
    void theColumnOfBarcodesIsSaidByTheUser() {
        model.offer(List.of(folder.resolve("labels.tsv")));
        work();
        assertThat(model.offerProperty().get().orElseThrow().found().barcodes()).contains("barcode");

        model.lookForBarcodesIn("well");
        work();
        model.join(model.offerProperty().get().orElseThrow().matches().getFirst());

        assertThat(made().match().barcodes()).contains("well");
    }

    @Test
    void severalFilesBecomeOneDataSet() {
        workflow.imports().join(List.of(new File("a.csv").toPath(), new File("b.csv").toPath()));

        assertThat(made().sources()).hasSize(2);
        assertThat(made().batchColumn()).isEqualTo("batch");
    }
}
