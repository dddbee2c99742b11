package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.EmbedReport;
import org.mixtura.core.EmbedRequest;
import org.mixtura.core.Evaluation;
import org.mixtura.core.EvaluationRequest;
import org.mixtura.core.correct.Correction;
import org.mixtura.core.embed.ClusterMethod;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.LibrarySize;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.dgd.DgdFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.score.BatchMixing;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

class AnswersTest {

    private final List<Problem> problems = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final FakeWorkbench workbench = new FakeWorkbench();
    private final Tasks atOnce = new Tasks(Runnable::run, Runnable::run);

    @TempDir
    private Path folder;

    private Question question() {
        return new Question(atOnce, problems::add);
    }

    private StoredRun run() {
        var spec = Samples.spec(folder.resolve("pbmc.h5ad"), 7);
        return Samples.run(folder.resolve("run"), spec);
    }

    private AnswersViewModel answers() {
        return new AnswersViewModel(run(), workbench, _ -> {}, this::question);
    }

    @Test
    void aModelWhoseCodesHaveNoSpreadSaysWhatItCannotAnswer() {
        assertThat(answers().withoutSpread()).isEmpty();
        var family = new DgdFamily();
        var spec = run().spec();
        var config = family.preset(Preset.RECOMMENDED, new DataSummary(60, 10, 1, 0));
        var dgd = new RunSpec(
                "dgd", spec.data(), spec.reading(), spec.labels(), spec.batch(), spec.prep(), config, 0, "cpu", 1);
        var answers = new AnswersViewModel(Samples.run(folder.resolve("dgd"), dgd), workbench, _ -> {}, this::question);
        assertThat(answers.withoutSpread())
                .hasValueSatisfying(why -> assertThat(why).contains("without a spread"));
    }

    @Test
    void likelihoodsAreMeansByTermAndAColourOfEachCell() {
        var likelihood = answers().likelihood();
        assertThat(likelihood.colouring()).isEmpty();
        likelihood.measure();
        assertThat(workbench.outputs().draws()).containsExactly(10);
        assertThat(likelihood.lines()).containsExactly(new LikelihoodViewModel.Line("elbo", -30, Double.NaN));
        assertThat(likelihood.colouring().orElseThrow()).isInstanceOfSatisfying(Colouring.ByValue.class, values -> {
            assertThat(values.name()).isEqualTo("ELBO");
            assertThat(values.values()[59]).isEqualTo(-59);
        });
        likelihood.marginalProperty().set(true);
        likelihood.measure();
        assertThat(workbench.outputs().draws()).containsExactly(10, 1000);
        assertThat(likelihood.colouring().orElseThrow())
                .isInstanceOfSatisfying(Colouring.ByValue.class, values -> assertThat(values.name())
                        .isEqualTo("log p(x)"));
        likelihood.save(folder.resolve("likelihood.csv"));
        assertThat(workbench.outputs().written()).containsExactly(folder.resolve("likelihood.csv"));
        assertThat(likelihood.question().wordsProperty().get()).startsWith("Written to");
    }

    @Test
    void drawnCellsAreComparedByGenesOfLikeMean() {
        var predictive = answers().predictive();
        predictive.draw();
        assertThat(predictive.groups()).hasSize(5);
        var rarest = predictive.groups().getFirst();
        assertThat(rarest.first()).isEqualTo(1);
        assertThat(rarest.last()).isEqualTo(2);
        assertThat(rarest.observed().mean()).isCloseTo(1.5, within(1e-12));
        assertThat(rarest.generated().variance()).isCloseTo(3, within(1e-12));
        assertThat(predictive.question().wordsProperty().get()).contains("25.0 %");
        predictive.save(folder.resolve("cells.npy"));
        assertThat(workbench.outputs().written()).containsExactly(folder.resolve("cells.npy"));
    }

    @Test
    void expressionIsWrittenAtTheChosenDepth() {
        var expression = answers().expression();
        assertThat(expression.batches()).hasSize(1);
        expression.depthProperty().set(ExpressionViewModel.Depth.OWN);
        expression.save(folder.resolve("expression.csv"));
        assertThat(workbench.outputs().expressions()).singleElement().satisfies(request -> {
            assertThat(request.library()).isInstanceOf(LibrarySize.Own.class);
            assertThat(request.batch()).isInstanceOf(BatchChoice.Own.class);
            assertThat(request.genes()).isEmpty();
        });
    }

    @Test
    void otherCellsAreEmbeddedWithWordsAboutTheirGenes() {
        var asked = new ArrayList<EmbedRequest>();
        workbench.embedding(request -> {
            asked.add(request);
            return new EmbedReport(5, 1, 2, List.of("MS4A1"), Optional.empty(), Optional.of("Read with care."));
        });
        var cells = answers().newCells();
        assertThat(cells.levels()).isEmpty();
        assertThat(cells.readyProperty().get()).isFalse();
        cells.dataProperty().set(folder.resolve("other.h5ad").toString());
        assertThat(cells.readyProperty().get()).isTrue();
        cells.spreadProperty().set(true);
        cells.embed(folder.resolve("codes.csv"));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.data()).isEqualTo(folder.resolve("other.h5ad"));
            assertThat(request.spread()).isTrue();
        });
        assertThat(cells.remarks())
                .containsExactly(
                        "Read with care.",
                        "1 of the model's 2 genes are in this data set; missing ones count 0.",
                        "Missing: MS4A1.");
    }

    @Test
    void whatGoesWrongIsReportedAndTheQuestionCanBeAskedAgain() {
        workbench.embedding(_ -> {
            throw new DataProblem("No gene is known.", "Other species.", "Use mouse cells.");
        });
        var cells = answers().newCells();
        cells.dataProperty().set("other.h5ad");
        cells.embed(folder.resolve("codes.csv"));
        assertThat(problems).singleElement().extracting(Problem::what).isEqualTo("No gene is known.");
        assertThat(cells.readyProperty().get()).isTrue();
        assertThat(cells.question().wordsProperty().get()).isEmpty();
    }

    @Test
    void aQuestionThatIsCancelledIsForgottenAndOneUnderWayIsNotAskedTwice() {
        var tasks = new Tasks(waiting::add, Runnable::run);
        var question = new Question(tasks, problems::add);
        var answers = new ArrayList<String>();
        question.ask("Counting", "Counting…", watcher -> watcher.goOn(0.5) ? "all" : "none", answer -> {
            answers.add(answer);
            return answer;
        });
        question.ask("Twice", "Twice…", _ -> "twice", answer -> answer);
        assertThat(waiting).hasSize(1);
        assertThat(question.wordsProperty().get()).isEqualTo("Counting…");
        tasks.running().getFirst().cancel();
        assertThat(question.busyProperty().get()).isFalse();
        waiting.remove().run();
        assertThat(answers).isEmpty();
        assertThat(question.wordsProperty().get()).isEmpty();
    }

    @Test
    void scoresCompareTheChosenColumnsOnly() {
        var asked = new ArrayList<EvaluationRequest>();
        workbench.evaluating(request -> {
            asked.add(request);
            var agreement = new Evaluation.Agreement(
                    ClusterMethod.LEIDEN, 3, ClusterScores.of(new int[] {0, 1}, new int[] {1, 0}), "Two instead of 3.");
            var mixing = new BatchMixing(60, 2, 1.5, 0.5, 0.8, 0.1, Optional.empty());
            return new Evaluation(
                    Optional.of(new Evaluation.Groups("type", 2)),
                    Optional.of(new Evaluation.Groups("plate", 2)),
                    request.correction(),
                    List.of(agreement),
                    Optional.empty(),
                    Optional.of(mixing));
        });
        var scores = new ScoresViewModel(run(), workbench, question());
        assertThat(scores.columns()).as("its own clusters are no knowledge").isEmpty();
        assertThat(scores.readyProperty().get()).isFalse();
        assertThat(scores.mixing()).isEmpty();
        scores.batchProperty().set(Optional.of("plate"));
        assertThat(scores.readyProperty().get()).isTrue();
        scores.measure();
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.labels()).isEmpty();
            assertThat(request.batch()).contains(ColumnRef.of("plate"));
            assertThat(request.methods()).containsExactly(ClusterMethod.values());
        });
        assertThat(scores.mixing())
                .extracting(ScoresViewModel.Mixing::name)
                .containsExactly("iLISI", "kBET acceptance", "Silhouette of batches");
        assertThat(scores.wordsProperty().get()).isEqualTo("Two instead of 3.");
        scores.save(folder.resolve("scores.csv"));
        assertThat(workbench.outputs().written()).containsExactly(folder.resolve("scores.csv"));
        assertThat(workbench.savedEvaluations()).hasSize(1);
        scores.correctionProperty().set(Correction.HARMONY);
        scores.measure();
        assertThat(asked.getLast().correction()).isEqualTo(Correction.HARMONY);
        scores.save(folder.resolve("scores.xlsx"));
        assertThat(workbench.savedEvaluations().subList(1, 3))
                .as("a workbook has what was measured before and after")
                .extracting(each -> each.evaluation().correction())
                .containsExactly(Correction.NONE, Correction.HARMONY);
        scores.batchProperty().set(Optional.empty());
        scores.labelsProperty().set(Optional.of("type"));
        assertThat(scores.readyProperty().get())
                .as("no batches, nothing to correct")
                .isFalse();
    }
}
