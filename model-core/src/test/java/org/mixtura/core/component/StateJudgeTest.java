package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.FigureFormat;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.figure.StateAgreementFigure;
import org.mixtura.core.infer.Traversal;

/** States that other runs number, order and turn otherwise are found again, and what does not agree is told as such. */
class StateJudgeTest {

    private static final List<TraversalReport.Gene> GENES = IntStream.range(0, 8)
            .mapToObj(g -> new TraversalReport.Gene("G" + g, g < 2 ? "marker" : g < 5 ? "ieg" : "hkg"))
            .toList();

    /** How genes rise along both dimensions of the states of both categories; markers hardly do. */
    private static final double[][] FIRST = {{0.01, -0.02, 1, 2, -1, 3, -2, 1}, {0.02, 0.01, -1, 2, 2, -1, -3, 1}};

    private static final double[][] SECOND = {{-0.01, 0.01, 2, -1, -1, 1, 1, -2}, {0.01, 0.02, -2, -2, 1, 3, -1, -1}};

    @TempDir
    private Path dir;

    private static StateAgreement agreement(StateJudge.Member... members) {
        return new StateJudge(List.of(members), 0, new SplittableRandom(1)).agreement();
    }

    /** Ten cells, the first half of which lie in the category that has the first slopes. */
    private static StateJudge.Member run(String name, int ofFirst, int ofSecond, double[][] first, double[][] second) {
        return new StateJudge.Member(
                name,
                new TraversalReport(
                        GENES,
                        List.of(
                                new TraversalReport.Category(ofFirst, "first"),
                                new TraversalReport.Category(ofSecond, "second")),
                        IntStream.range(0, 4)
                                .mapToObj(i ->
                                        traversal(i < 2 ? ofFirst : ofSecond, i % 2, (i < 2 ? first : second)[i % 2]))
                                .toList()),
                IntStream.range(0, 10).mapToObj(cell -> "cell" + cell).toList(),
                IntStream.range(0, 10)
                        .map(cell -> cell < 5 ? ofFirst : ofSecond)
                        .toArray());
    }

    private static Traversal traversal(int category, int dimension, double[] slopes) {
        double[] state = {-1, 0, 1};
        double[][] expression = Arrays.stream(slopes)
                .mapToObj(slope -> Arrays.stream(state).map(s -> 10 + slope * s).toArray())
                .toArray(double[][]::new);
        return new Traversal(0, category, category, dimension, state, expression);
    }

    private static double[] turned(double[] slopes) {
        return Arrays.stream(slopes).map(slope -> -slope).toArray();
    }

    @Test
    void twinsAreFoundInOtherCategoriesDimensionsAndDirections() {
        var found = agreement(
                run("a", 0, 1, FIRST, SECOND),
                run("b", 3, 2, new double[][] {FIRST[1], turned(FIRST[0])}, new double[][] {turned(SECOND[0]), SECOND[1]
                }));

        assertThat(found.sameCells()).isEqualTo(1);
        assertThat(found.correlation()).isCloseTo(1, within(1e-9));
        assertThat(found.strands()).hasSize(4);
        assertThat(found.strands().get(0).twins())
                .containsExactly(
                        new StateAgreement.Twin(0, 0, false, 1),
                        new StateAgreement.Twin(
                                3,
                                1,
                                true,
                                found.strands().get(0).twins().get(1).correlation()));
        assertThat(found.strands().get(2).twins().get(1))
                .satisfies(twin -> assertThat(twin.category()).isEqualTo(2))
                .satisfies(twin -> assertThat(twin.dimension()).isZero())
                .satisfies(twin -> assertThat(twin.turned()).isTrue());
        for (var strand : found.strands()) {
            assertThat(strand.monotonicity()[1]).containsExactly(strand.monotonicity()[0], within(1e-6));
            for (int g = 0; g < GENES.size(); g++) {
                assertThat(strand.curves()[1][g]).containsExactly(strand.curves()[0][g], within(1e-6));
            }
        }
        assertThat(found.ofGenes()).allSatisfy(gene -> {
            assertThat(gene.sameDirection()).isEqualTo(1);
            assertThat(gene.difference()).isCloseTo(0, within(1e-6));
            assertThat(gene.chance())
                    .as("twins are sought, so chance is above a half")
                    .isBetween(0.5, 0.85);
        });
    }

    @Test
    void genesThatStayAreToldFromThoseThatChange() {
        var found = agreement(run("a", 0, 1, FIRST, SECOND), run("b", 0, 1, FIRST, SECOND));
        assertThat(found.ofSets()).extracting(StateAgreement.OfSet::set).containsExactly("marker", "ieg", "hkg");
        assertThat(found.ofSets()).extracting(StateAgreement.OfSet::genes).containsExactly(2, 3, 3);
        assertThat(found.ofSets().get(0).means().change()).isLessThan(0.01);
        assertThat(found.ofSets().get(1).means().change()).isGreaterThan(0.1);
        assertThat(found.ofSets().get(1).means().monotonicity()).isCloseTo(1, within(1e-6));
    }

    @Test
    void statesOfChanceAgreeAsChanceDoes() {
        var random = new SplittableRandom(5);
        var members = new ArrayList<StateJudge.Member>();
        for (int r = 0; r < 12; r++) {
            members.add(run("r" + r, 0, 1, random(random), random(random)));
        }
        var found = agreement(members.toArray(StateJudge.Member[]::new));
        double same = found.ofGenes().stream()
                .mapToDouble(StateAgreement.OfGene::sameDirection)
                .average()
                .orElseThrow();
        double chance = found.ofGenes().stream()
                .mapToDouble(StateAgreement.OfGene::chance)
                .average()
                .orElseThrow();
        assertThat(same).isCloseTo(chance, within(0.05));
        assertThat(found.correlation()).isLessThan(0.7);
    }

    private static double[][] random(SplittableRandom random) {
        return IntStream.range(0, 2)
                .mapToObj(_ -> random.doubles(GENES.size(), -3, 3).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void aCategoryWithoutATwinIsLeftOut() {
        var one = new StateJudge.Member(
                "one",
                new TraversalReport(
                        GENES,
                        List.of(new TraversalReport.Category(0, "all")),
                        List.of(traversal(0, 0, FIRST[0]), traversal(0, 1, FIRST[1]))),
                run("", 0, 1, FIRST, SECOND).barcodes(),
                new int[10]);
        var found = agreement(run("a", 0, 1, FIRST, SECOND), one);
        assertThat(found.sameCells()).isEqualTo(0.5);
        assertThat(found.strands())
                .hasSize(2)
                .extracting(StateAgreement.Strand::name)
                .containsOnly("first");
    }

    @Test
    void runsOfOtherCellsAreRefused() {
        var other = run("b", 0, 1, FIRST, SECOND);
        var elsewhere = new StateJudge.Member(
                "b",
                other.report(),
                IntStream.range(0, 10).mapToObj(cell -> "other" + cell).toList(),
                other.category());
        assertThatThrownBy(() -> agreement(run("a", 0, 1, FIRST, SECOND), elsewhere))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no cells in common");
    }

    @Test
    void itIsListedAndDrawn() throws IOException {
        var found = agreement(run("a", 0, 1, FIRST, SECOND), run("b", 0, 1, FIRST, SECOND));
        assertThat(found.table().rows()).isEqualTo(4 * 2 * GENES.size());
        assertThat(found.table().row().apply(GENES.size() + 2).subList(0, 8))
                .containsExactly("first", "1", "b", "1", "1", "false", "G2", "ieg");
        Path file = dir.resolve("states.svg");
        var figure = StateAgreementFigure.of(found, found.strands().getFirst());
        assertThat(figure.panels()).hasSize(GENES.size());
        new FigureWriter().write(figure, FigureOutput.of(FigureFormat.SVG, 120), file);
        assertThat(Files.readString(file)).contains("Category first, state 1", "G0", "G7", "marker", "housekeeping");
    }
}
