package org.mixtura.ui.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.component.ComponentGraph;
import org.mixtura.core.component.ComponentReport;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.core.component.NewickTree;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.component.TypeTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.GeneratedFigure;
import org.mixtura.core.figure.TraversalFigure;
import org.mixtura.core.infer.GeneMoments;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.infer.Traversal;
import org.mixtura.core.infer.Watcher;
import org.mixtura.ui.Samples;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Question;
import org.mixtura.ui.task.Tasks;

/** Components in words, on the maps, and in files. */
class ComponentsTest {

    @TempDir
    private Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final ComponentsViewModel model = new ComponentsViewModel(
            Three::new, new Question(new Tasks(Runnable::run, Runnable::run), problems::add), 7);

    /** Three components on a line: B cells, T cells, and nothing. */
    private final class Three implements RunComponents {

        private final LatentMixture mixture = LatentMixture.ofLogits(
                new double[] {Math.log(0.5), Math.log(0.4), Math.log(0.1)},
                new FloatMatrix(3, 1, new float[] {0, 1, 9}),
                new FloatMatrix(3, 1, new float[3]));

        @Override
        public ComponentReport report(List<String> genes, int markers, Watcher watcher) {
            var types = new Column.Categorical("type", List.of("B", "T"), new int[] {0, 0, 1, 1, 1});
            int[] assigned = {0, 0, 0, 1, 1};
            var graph = ComponentGraph.of(mixture.means());
            return new ComponentReport(
                    mixture,
                    new int[] {3, 2, 0},
                    graph,
                    new FloatMatrix(3, 2, new float[6]),
                    Optional.of(TypeTable.of(types, assigned, graph.order())),
                    List.of(
                            List.of(new ComponentReport.Marker("MS4A1", 0.9), new ComponentReport.Marker("CD79A", 0.8)),
                            List.of(new ComponentReport.Marker("CD3D", 0.7)),
                            List.of()),
                    List.of());
        }

        @Override
        public LatentMixture mixture() {
            return mixture;
        }

        @Override
        public FloatMatrix probabilities(Watcher watcher) {
            return new FloatMatrix(2, 3, new float[] {0.1f, 0.7f, 0.2f, 0.5f, 0.3f, 0.2f});
        }

        @Override
        public void writeProbabilities(Path file, Watcher watcher) {
            written.add("probabilities to " + file);
        }

        @Override
        public void writeArmProbabilities(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CategoryReport agreement(Optional<NewickTree> tree, Watcher watcher) {
            throw new UnsupportedOperationException();
        }

        @Override
        public TraversalReport traverse(TraversalRequest request, Watcher watcher) {
            var genes = new ArrayList<TraversalReport.Gene>();
            request.genes().forEach(name -> genes.add(new TraversalReport.Gene(name, "wished")));
            genes.add(new TraversalReport.Gene("CD3D", "marker"));
            double[] rising = {0, 1, 2};
            double[] falling = {4, 2, 1};
            double[] flat = {3, 3, 3};
            var traversals = new ArrayList<Traversal>();
            for (int arm = 0; arm < 2; arm++) {
                for (int category = 0; category < 2; category++) {
                    double[][] expression = new double[genes.size()][];
                    Arrays.fill(expression, category == 0 ? rising : falling);
                    expression[genes.size() - 1] = flat;
                    traversals.add(new Traversal(
                            arm,
                            category,
                            0,
                            0,
                            new double[] {-1, 0, 1},
                            expression,
                            Traversal.Width.UNKNOWN,
                            new double[0],
                            new int[] {0, 1, 2}));
                }
            }
            return new TraversalReport(
                    genes,
                    List.of(new TraversalReport.Category(0, "1 B"), new TraversalReport.Category(1, "2 T")),
                    traversals);
        }

        @Override
        public AugmentationReport augmentation(List<String> genes, Watcher watcher) {
            throw new UnsupportedOperationException();
        }

        @Override
        public GeneratedCheck sample(GeneratedRequest request, Optional<Path> file, Watcher watcher) {
            written.add("%d of %s with seed %d to %s"
                    .formatted(
                            request.cells(),
                            request.from(),
                            request.seed(),
                            file.map(Path::toString).orElse("nowhere")));
            var moments = new GeneMoments(new double[] {1, 2}, new double[] {2, 3}, new double[] {0.25, 0.75});
            return new GeneratedCheck(
                    request.from(),
                    request.cells(),
                    40,
                    new GeneTable(List.of("E1", "E2"), List.of("CD3D", "MS4A1")),
                    new PredictiveCheck(moments, moments),
                    List.of(1));
        }
    }

    @Test
    void eachComponentHasItsTypeAndItsGenes() {
        assertThat(model.lines()).isEmpty();
        model.describe();
        assertThat(model.lines())
                .containsExactlyInAnyOrder(
                        line(1, 3, "B (67 %)", "MS4A1, CD79A"), line(2, 2, "T (100 %)", "CD3D"), line(3, 0, "", ""));
        assertThat(model.lines().stream()
                        .mapToDouble(ComponentsViewModel.Line::weight)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(model.question().wordsProperty().get()).isEqualTo("2 of 3 components have cells.");
    }

    private ComponentsViewModel.Line line(int component, int cells, String type, String genes) {
        double weight = new Three().mixture().weights()[component - 1];
        return new ComponentsViewModel.Line(component, weight, cells, type, genes);
    }

    @Test
    void theMapsShowTheChosenComponent() {
        var shown = new ArrayList<Colouring>();
        model.chosenProperty().set(2);
        model.colouring(shown::add);
        assertThat(shown).singleElement().isInstanceOfSatisfying(Colouring.ByValue.class, values -> assertThat(
                        values.values())
                .containsExactly(0.7f, 0.3f));
    }

    @Test
    void generatedCellsAreComparedWithRealOnesAndDrawnAsWhatTheyAre() {
        model.describe();
        model.chosenProperty().set(ComponentsViewModel.MIXTURE);
        model.draw(Optional.empty());
        assertThat(written).containsExactly("500 of the mixture with seed 7 to nowhere");
        assertThat(model.question().wordsProperty().get())
                .contains("500 generated cells of the mixture", "50.0 % generated", "r = 1.000");
        var figure = GeneratedFigure.of(model.generatedProperty().get().orElseThrow());
        int width = 800;
        double height = FigureWriter.heightMm(figure, 174);
        int[] pixels = new int[width * FigureWriter.previewHeight(174, height, width)];
        new FigureWriter().preview(figure, 174, height, width, pixels);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel == 0xffe9edf2).count())
                .as("the watermark")
                .isGreaterThan(2000);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel == 0xff0072b2).count())
                .as("generated")
                .isGreaterThan(15);
    }

    @Test
    void generatedCellsAndProbabilitiesAreWritten() {
        model.chosenProperty().set(3);
        model.draw(Optional.of(Path.of("new.csv")));
        model.saveProbabilities(Path.of("p.csv"));
        assertThat(written).containsExactly("100 of component 3 with seed 7 to new.csv", "probabilities to p.csv");
        assertThat(problems).isEmpty();
    }

    @Test
    void genesAreFollowedAlongStates() throws IOException {
        var run = Samples.run(folder.resolve("run"), Samples.spec(folder.resolve("pbmc.h5ad"), 0));
        var states = new TraversalViewModel(
                run, Three::new, new Question(new Tasks(Runnable::run, Runnable::run), problems::add));
        assertThat(states.figure()).isEmpty();
        states.genesProperty().set(" FOS, JUN ");
        states.follow();

        assertThat(states.panels()).hasToString("[State 1, all arms, State 1, arm 1, State 1, arm 2]");
        assertThat(states.lines())
                .containsExactly(
                        new TraversalViewModel.Line("FOS", "wished", 0.75, "2 T", -1),
                        new TraversalViewModel.Line("JUN", "wished", 0.75, "2 T", -1),
                        new TraversalViewModel.Line("CD3D", "marker", 0, "1 B", 0));
        assertThat(states.seen().orElseThrow().arms()).containsExactly(0, 1);
        double middle = states.seen().orElseThrow().heightAt(400) / 2;
        assertThat(states.geneAt(200, middle, 400))
                .hasValueSatisfying(gene -> assertThat(gene).isIn("FOS", "JUN", "CD3D"));
        assertThat(states.wordsAt(200, middle, 400))
                .hasValueSatisfying(words -> assertThat(words).contains("counts per 10,000", ", arm "));
        assertThat(states.geneAt(200, 0, 400)).isEmpty();
        assertThat(states.genesBetween(0, 2 * middle, 400)).containsExactly("FOS", "JUN", "CD3D");
        assertThat(states.genesBetween(0, 1, 400)).isEmpty();
        assertThat(states.cellAt(200, middle, 400))
                .hasValueSatisfying(cell -> assertThat(run.cells().barcodes()).contains(cell.barcode()));
        states.look().scaleProperty().set(PathScale.Z);
        states.look().orderProperty().set(PathOrder.CHANGE);
        states.panelProperty().set(Optional.of(states.panels().get(2)));
        assertThat(states.figure().orElseThrow().panel().orElseThrow().drawing())
                .isInstanceOfSatisfying(ModelFigureRequest.class, again -> {
                    assertThat(again.genes()).containsExactly("FOS", "JUN");
                    assertThat(again.look().scale()).isEqualTo(PathScale.Z);
                    assertThat(again.look().order()).isEqualTo(PathOrder.CHANGE);
                    assertThat(again.arm()).isEqualTo(2);
                });
        assertThat(states.figure().orElseThrow().figure())
                .isInstanceOfSatisfying(TraversalFigure.class, figure -> assertThat(figure.title())
                        .isEqualTo("State 1, arm 2"));
        Path csv = folder.resolve("traversal.csv");
        states.save(csv);
        assertThat(Files.readAllLines(csv)).hasSize(1 + 2 * 2 * 3 * 3);
        assertThat(problems).isEmpty();
    }
}
