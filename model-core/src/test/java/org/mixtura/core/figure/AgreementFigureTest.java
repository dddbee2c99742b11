package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.component.CategoryJudge;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;

/** Figures about categories and about copies of cells: nothing cut, nothing that is not there. */
class AgreementFigureTest {

    private static final int WIDTH = 500;
    private static final int CELLS = 60;
    private static final int GENES = 24;
    private static final List<String> TYPES = List.of("Naive cytotoxic T cells", "Helper T cells", "Monocytes");

    @TempDir
    private Path folder;

    /** Arm a gives the first 10 a cells category 4, the others that of their type; category 5 was removed. */
    private static CategoryReport report(int arms, boolean labelled) {
        var random = new SplittableRandom(3);
        int[] types = IntStream.range(0, CELLS).map(cell -> cell % 3).toArray();
        float[][] counts = new float[CELLS][GENES];
        for (int cell = 0; cell < CELLS; cell++) {
            for (int gene = 0; gene < GENES; gene++) {
                counts[cell][gene] = random.nextInt(3) + (gene % 3 == types[cell] ? 6 : 0);
            }
        }
        var memberships =
                IntStream.range(0, arms).mapToObj(AgreementFigureTest::arm).toList();
        return new CategoryJudge(memberships, memberships.getFirst().largestColumns())
                .report(
                        Optional.of(new Column.Categorical("type", TYPES, types))
                                .filter(_ -> labelled),
                        CsrMatrix.ofDense(counts),
                        0);
    }

    private static FloatMatrix arm(int arm) {
        float[] values = new float[CELLS * 5];
        for (int cell = 0; cell < CELLS; cell++) {
            values[cell * 5 + (cell < 10 * arm ? 3 : cell % 3)] = 1;
        }
        return new FloatMatrix(CELLS, 5, values);
    }

    private static int[] draw(Figure figure, double mm) {
        double height = FigureWriter.heightMm(figure, mm);
        int[] pixels = new int[WIDTH * FigureWriter.previewHeight(mm, height, WIDTH)];
        new FigureWriter().preview(figure, mm, height, WIDTH, pixels);
        return pixels;
    }

    private String text(Figure figure, double mm) throws java.io.IOException {
        Path pdf = folder.resolve("figure.pdf");
        new FigureWriter().write(figure, FigureOutput.of(FigureFormat.PDF, mm), pdf);
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void everythingStaysOnThePaper() {
        for (double mm : new double[] {60, 85, 174}) {
            for (var figure : List.of(AgreementFigure.of(report(3, true)), AugmentationFigure.of(copies(14)))) {
                int[] pixels = draw(figure, mm);
                ScatterFigureTest.assertWhiteBorder(pixels, WIDTH, pixels.length / WIDTH, mm + " mm");
            }
        }
    }

    @Test
    void namesNumbersAndWhatIsLeftOutAreWritten() throws Exception {
        assertThat(text(AgreementFigure.of(report(2, true)), 174))
                .contains(TYPES)
                .contains("Categories, their arms and known types", "Arms 1 and 2", "Silhouettes", "100")
                .contains("1 of 5 categories have no cells and are left out: 5");
    }

    @Test
    void whatIsNotKnownIsNotDrawn() throws Exception {
        assertThat(text(AgreementFigure.of(report(1, false)), 85))
                .contains("Use of categories")
                .doesNotContain("arm", "Arm", "Known types", "Accuracy", "Silhouettes", "Consensus");
        assertThat(text(AgreementFigure.of(report(2, false)), 85))
                .contains("Categories and their arms", "Consensus of the arms")
                .doesNotContain("Known types", "Accuracy");
        assertThat(text(AgreementFigure.of(report(1, true)), 85))
                .contains("Categories and known types", "Accuracy against merged types")
                .doesNotContain("Consensus", "Arms");
    }

    @Test
    void oneOfSeveralPairsIsShownAlone() throws Exception {
        var all = AgreementFigure.of(report(3, true));
        assertThat(text(all, 174)).contains("Arms, mean of 3 pairs");
        assertThat(text(new AgreementFigure("", all.report(), Optional.of(1)), 174))
                .contains("Arms 1 and 3")
                .doesNotContain("mean of");
    }

    @Test
    void theDiagonalOfTheArmsIsTheirConsensus() {
        var report = report(3, true);
        double[] consensus = report.consensus().orElseThrow().perCategory();
        for (int k = 0; k < 4; k++) {
            int category = k;
            assertThat(report.pairs().stream()
                            .mapToDouble(pair -> pair.agreement(category, category))
                            .filter(share -> !Double.isNaN(share))
                            .average()
                            .orElseThrow())
                    .isCloseTo(consensus[k], within(1e-12));
        }
        assertThat(report.pairs().getFirst().agreement(4, 4)).isNaN();
        assertThat(IntStream.range(0, 5).filter(report::hasCells)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aSheetThatIsTooLowMakesEverythingSmaller() {
        var figure = AgreementFigure.of(report(2, true));
        double low = FigureWriter.heightMm(figure, 120) / 2;
        int[] pixels = new int[WIDTH * FigureWriter.previewHeight(120, low, WIDTH)];
        new FigureWriter().preview(figure, 120, low, WIDTH, pixels);
        ScatterFigureTest.assertWhiteBorder(pixels, WIDTH, pixels.length / WIDTH, "low");
        assertThat(colours(pixels)).contains(ColourMap.VIRIDIS.colour(1));
    }

    @Test
    void anOverlayHasNoPaperAndLightLettersOnDark() {
        var figure = AgreementFigure.of(report(2, true));
        int[] light = new FigureWriter().overlay(figure, 174, 2 * WIDTH, FigureCanvas.Paper.CLEAR);
        int[] dark = new FigureWriter().overlay(figure, 174, 2 * WIDTH, FigureCanvas.Paper.CLEAR_ON_DARK);
        assertThat(light[0]).isZero();
        assertThat(dark[0]).isZero();
        int ink = FigureCanvas.INK.getRGB();
        assertThat(colours(light)).contains(ink).contains(ColourMap.VIRIDIS.colour(1));
        assertThat(colours(dark)).doesNotContain(ink).contains(ColourMap.VIRIDIS.colour(1));
    }

    private static List<Integer> colours(int[] pixels) {
        return Arrays.stream(pixels).distinct().boxed().toList();
    }

    /** 40 cells at the left, their copies at the right. */
    private static AugmentationReport copies(int genes) {
        float[] map = new float[160];
        for (int i = 0; i < 80; i++) {
            map[2 * i] = i % 7 + (i < 40 ? 0 : 10);
            map[2 * i + 1] = i % 11;
        }
        int[] rising = IntStream.range(0, 20).toArray();
        int[] none = new int[20];
        return new AugmentationReport(
                new FloatMatrix(80, 2, map),
                "types",
                0.9,
                Double.NaN,
                IntStream.range(0, genes)
                        .mapToObj(gene -> new AugmentationReport.GeneSpread(
                                "GENE" + gene, 1, 0, 1, 0, gene == 0 ? 0 : 3, rising, none, 1))
                        .toList());
    }

    @Test
    void everyGeneHasItsHistogram() throws Exception {
        String text = text(AugmentationFigure.of(copies(14)), 174);
        assertThat(text).contains("Cells and their copies", "The nearest cells tell the types", "GENE0", "GENE13");
        assertThat(text(AugmentationFigure.of(copies(0)), 85)).doesNotContain("Genes:");
        assertThat(text(AugmentationFigure.of(copies(1)).withTitle(""), 85)).doesNotContain("Cells and their copies");
    }
}
