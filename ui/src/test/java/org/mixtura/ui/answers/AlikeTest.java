package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.figure.StateAgreementFigure;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.FxTest;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** Genes along a state in several runs, in the window. */
class AlikeTest extends FxTest {

    @TempDir
    private Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final List<FigureDraft> drafts = new ArrayList<>();
    private final List<List<Path>> compared = new ArrayList<>();

    private StoredRun run(Path at) {
        return Samples.run(at, Samples.spec(folder.resolve("cells.h5ad"), 0));
    }

    private StateAgreement answer(List<StoredRun> runs) {
        compared.add(runs.stream().map(StoredRun::folder).toList());
        double[][] flat = {{1}, {0.9}};
        double[][][] curves = {{{0, 1}}, {{0.1, 0.9}}};
        var strands = List.of(0, 1).stream()
                .map(category -> new StateAgreement.Strand(
                        Integer.toString(category + 1),
                        List.of(
                                new StateAgreement.Twin(category, 0, false, 1),
                                new StateAgreement.Twin(category, 0, true, 0.9)),
                        flat,
                        flat,
                        curves))
                .toList();
        return new StateAgreement(
                List.of("first", "second"),
                List.of(new TraversalReport.Gene("FOS", "ieg")),
                0.75,
                strands,
                List.of(new StateAgreement.OfGene(0.9, 0.5, 1, 0.6, 0.1)));
    }

    private AlikeViewModel model(String... beside) throws Exception {
        for (String name : beside) {
            Files.createDirectories(folder.resolve("runs").resolve(name));
        }
        var workbench = new FakeWorkbench().opening(this::run).glancing().comparing(this::answer);
        var tasks = new Tasks(Runnable::run, Runnable::run);
        return new AlikeViewModel(run(folder.resolve("runs/first")), workbench, new Question(tasks, problems::add));
    }

    @Test
    void theRunIsComparedWithThoseBesideIt() throws Exception {
        var model = model("first", "second");
        assertThat(model.figure()).isEmpty();
        model.compare();
        assertThat(problems).isEmpty();
        assertThat(compared).containsExactly(List.of(folder.resolve("runs/first"), folder.resolve("runs/second")));
        assertThat(model.question().wordsProperty().get())
                .startsWith("2 runs; 75 % of cells lie in categories that match; ")
                .contains("in 100 % of pairs (by chance 60 %)");
        model.strandProperty().set(Optional.of(model.strands().getLast()));
        var figure = model.figure().orElseThrow();
        assertThat(figure.figure())
                .isInstanceOfSatisfying(StateAgreementFigure.class, drawn -> assertThat(drawn.title())
                        .isEqualTo("Category 2, state 1"));
        assertThat(figure.panel().orElseThrow().drawing()).isInstanceOfSatisfying(AlikeFigureRequest.class, again -> {
            assertThat(again.others()).containsExactly(folder.resolve("runs/second"));
            assertThat(again.category()).isEqualTo(OptionalInt.of(2));
        });
        Path csv = folder.resolve("alike.csv");
        model.save(csv);
        assertThat(csv).content().startsWith("category,dimension,run,").contains("FOS");
    }

    @Test
    void aRunThatStandsAloneSaysWhatToDo() throws Exception {
        var model = model("first");
        model.compare();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("no other run of this model");
            assertThat(problem.remedy()).contains("another seed", "Vary a setting");
        });
    }

    @Test
    void theCardDrawsACurveForEachRun() throws Exception {
        var model = model("first", "second");
        show(
                () -> new StackPane(
                        AlikeCard.of(model, name -> Optional.of(folder.resolve(name)), drafts::add, Runnable::run)),
                800,
                600);
        click("#ask-alike");
        FigureView view = find("#alike-view");
        waitFor("figure", view::isUpToDate);
        click("#alike-figure");
        assertThat(drafts).hasSize(1);
    }
}
