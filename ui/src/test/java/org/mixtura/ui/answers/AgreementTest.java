package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.AgreementFigure;
import org.mixtura.core.figure.AugmentationFigure;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** Whether categories can be relied on, and copies of an augmenter, in words and numbers. */
class AgreementTest {

    @TempDir
    private Path folder;

    private final BitSet picked = new BitSet();
    private final List<Problem> problems = new ArrayList<>();

    private Question question() {
        return new Question(new Tasks(Runnable::run, Runnable::run), problems::add);
    }

    private StoredRun run(boolean labelled) {
        var plain = Samples.spec(folder.resolve("cells.h5ad"), 0);
        var spec = new RunSpec(
                plain.model(),
                plain.data(),
                Optional.empty(),
                labelled ? Optional.of(ColumnRef.of("type")) : Optional.empty(),
                Optional.empty(),
                plain.prep(),
                plain.config(),
                0,
                "cpu",
                1);
        var run = Samples.run(folder.resolve("run"), spec);
        var types = IntStream.range(0, run.cells().size())
                .mapToObj(cell -> "ABC".substring(FakeCategories.type(cell), FakeCategories.type(cell) + 1))
                .toList();
        return new StoredRun(
                run.folder(),
                spec,
                run.fingerprint(),
                run.status(),
                run.metrics(),
                labelled ? run.cells().with(Column.Categorical.of("type", types)) : run.cells(),
                run.sourceRows(),
                run.genes(),
                run.latent(),
                run.umap());
    }

    private AgreementViewModel asked(int arms, boolean labelled) {
        var model =
                new AgreementViewModel(run(labelled), () -> new FakeCategories(arms, labelled), picked::or, question());
        model.compare();
        return model;
    }

    private static List<String> names(AgreementViewModel model) {
        return model.facts().stream().map(AgreementViewModel.Fact::name).toList();
    }

    @Test
    void aPlaceOfTheTableOfArmsSelectsTheCellsThatTheyDisagreeOn() {
        var model = asked(2, false);
        double width = 400;
        for (double y = 0; y < 300; y += 3) {
            for (double x = 0; x < width; x += 3) {
                var place = model.seen().orElseThrow().at(x, y, width);
                if (place.equals(Optional.of(new AgreementFigure.ArmPlace(0, 3)))) {
                    model.pick(x, y, width);
                }
            }
        }
        // The second arm errs for the first ten cells, of which every third is of the first type.
        assertThat(picked.stream()).containsExactly(0, 3, 6, 9);
        model.pick(1, 1, width);
        assertThat(picked.cardinality()).as("no place").isEqualTo(4);
    }

    @Test
    void beforeItIsAskedThereIsNothingToShow() {
        var model = new AgreementViewModel(run(true), () -> new FakeCategories(2, true), picked::or, question());
        assertThat(model.facts()).isEmpty();
        assertThat(model.remarks()).isEmpty();
        assertThat(model.pairs()).isEmpty();
        assertThat(model.seen()).isEmpty();
        assertThat(model.figure()).isEmpty();
    }

    @Test
    void theFirstNumbersAreThoseOfAllArmsTogetherAndOfEach() {
        var model = asked(2, true);
        assertThat(model.facts().subList(0, 2))
                .containsExactly(
                        new AgreementViewModel.Fact("Accuracy", "1.000", "all arms together"),
                        new AgreementViewModel.Fact("Accuracy of an arm", "0.917", "mean; 1.000, 0.833"));
        assertThat(model.facts().get(2).name()).isEqualTo("Consensus of the arms");
        assertThat(model.facts().get(2).meaning()).isEqualTo("mean; least 0.000, category 4");
        assertThat(model.facts().getLast().meaning())
                .as("a category was removed")
                .isEqualTo("log ratio; one has nothing");
        assertThat(names(model)).endsWith("KL from equal use", "KL from the types", "Most to least used");
        assertThat(model.question().wordsProperty().get())
                .isEqualTo("4 of 5 categories have cells, compared with 3 known types.");
        assertThat(model.pairs()).as("one pair is nothing to choose").isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void manyArmsAreToldByTheirRange() {
        assertThat(asked(4, true).facts().get(1))
                .isEqualTo(new AgreementViewModel.Fact("Accuracy of an arm", "0.750", "mean; 0.500 to 1.000"));
    }

    @Test
    void aRemovedCategoryIsLeftOutAndSaid() {
        assertThat(asked(2, true).remarks())
                .anySatisfy(remark -> assertThat(remark).contains("removed by pruning", "left out of the figure"));
    }

    @Test
    void aRunWithoutTypesAndWithOneArmSaysWhatIsMissingAndWhy() {
        assertThat(asked(1, true).facts().getFirst())
                .isEqualTo(new AgreementViewModel.Fact("Accuracy", "1.000", "cells in the category of their type"));
        var model = asked(1, false);
        assertThat(names(model)).containsExactly("KL from equal use", "Most to least used");
        assertThat(model.remarks()).hasSize(3);
        assertThat(model.remarks().getFirst()).startsWith("This run was trained without known types, so there are no");
        assertThat(model.remarks().get(1)).startsWith("The model has no second arm");
        assertThat(model.seen()).isPresent();
    }

    @Test
    void labelsThatNoCellHasAreToldApartFromNone() {
        var model = new AgreementViewModel(run(true), () -> new FakeCategories(2, false), picked::or, question());
        model.compare();
        assertThat(model.remarks().getFirst()).startsWith("No cell of this run has a known type");
    }

    @Test
    void theFigureComparesTheChosenArmsAndTheFileHasATitle() {
        var model = asked(3, true);
        assertThat(model.pairs()).hasToString("[All pairs of arms, Arms 1 and 2, Arms 1 and 3, Arms 2 and 3]");
        assertThat(model.seen().orElseThrow().pair()).isEmpty();
        model.pairProperty().set(model.pairs().get(2));
        assertThat(model.seen().orElseThrow().pair()).contains(1);
        assertThat(model.seen().orElseThrow().title()).isEmpty();
        assertThat(model.figure().orElseThrow().figure()).isInstanceOfSatisfying(AgreementFigure.class, figure -> {
            assertThat(figure.title()).isEqualTo("Categories, their arms and known types");
            assertThat(figure.pair()).contains(1);
        });
    }

    @Test
    void everyNumberIsWritten() throws IOException {
        var model = asked(2, true);
        Path csv = folder.resolve("agreement.csv");
        model.save(csv);
        assertThat(Files.readAllLines(csv))
                .contains("accuracy,,1.0")
                .anyMatch(line -> line.startsWith("consensus,4,0"));
        assertThat(model.question().wordsProperty().get()).isEqualTo("Written to %s.".formatted(csv));
    }

    @Test
    void aComparisonThatIsCancelledLeavesNothing() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        var tasks = new Tasks(waiting::add, Runnable::run);
        var model = new AgreementViewModel(
                run(true), () -> new FakeCategories(2, true), picked::or, new Question(tasks, problems::add));
        model.compare();
        assertThat(model.question().busyProperty().get()).isTrue();
        tasks.running().getFirst().cancel();
        waiting.remove().run();
        assertThat(model.question().busyProperty().get()).isFalse();
        assertThat(model.resultProperty().get()).isEmpty();
    }

    @Test
    void copiesAreComparedInTheWishedGenes() throws IOException {
        var model = new AugmentationViewModel(run(true), () -> new FakeCategories(2, true), question());
        assertThat(model.seen()).isEmpty();
        model.genesProperty().set("JUN; EGR1");
        model.compare();
        assertThat(model.facts())
                .extracting(AgreementViewModel.Fact::name, AgreementViewModel.Fact::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Cells among their types", "95.0 %"),
                        org.assertj.core.groups.Tuple.tuple("Copies among their types", "90.0 %"));
        assertThat(model.remarks()).isEmpty();
        assertThat(model.question().wordsProperty().get()).isEqualTo("60 cells were compared with a copy of each.");
        assertThat(model.figure().orElseThrow().figure())
                .isInstanceOfSatisfying(
                        AugmentationFigure.class,
                        figure -> assertThat(figure.report().genes()).hasSize(2));
        Path csv = folder.resolve("histograms.csv");
        model.save(csv);
        assertThat(Files.readAllLines(csv)).hasSize(1 + 2 * 20).contains("JUN,0.0,0.2,20,0");
    }

    @Test
    void withoutTypesTheVoteIsAboutTheModelsOwnCategories() {
        var model = new AugmentationViewModel(run(false), () -> new FakeCategories(2, false), question());
        model.compare();
        assertThat(model.facts().getFirst().name()).isEqualTo("Cells among their categories");
        assertThat(model.remarks()).singleElement().asString().contains("the model's own categories");
    }
}
