package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.figure.GroupFiguresTest.count;
import static org.mixtura.core.figure.GroupFiguresTest.draw;
import static org.mixtura.core.figure.GroupFiguresTest.expression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.group.AnnotationReport;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.Suggestion;
import org.mixtura.core.group.TableShare;

/** Heat maps of means and of types in components, and the types that groups speak for. */
class GroupHeatFiguresTest {

    @TempDir
    private Path folder;

    private static int[] means(ExpressionScale scale) {
        return draw(new MeanHeatFigure("", expression(), scale, GroupColours.PALETTE), 85);
    }

    @Test
    void aFieldHasTheColourOfItsMean() {
        // Each of two genes is in one of three groups: two fields are as bright as can be, four as dark.
        long bright = count(means(ExpressionScale.SHARE), ColourMap.VIRIDIS.colour(1));
        long dark = count(means(ExpressionScale.SHARE), ColourMap.VIRIDIS.colour(0));
        assertThat(bright).isGreaterThan(1000);
        assertThat(dark / (double) bright).isBetween(1.9, 2.1);
        // On one scale for all genes only that of the highest mean is.
        assertThat(count(means(ExpressionScale.LOG), ColourMap.VIRIDIS.colour(1)) / (double) bright)
                .isBetween(0.4, 0.6);
        assertThat(count(means(ExpressionScale.Z), ColourMap.VIRIDIS.colour(1))).isZero();
    }

    @Test
    void sharesBelowOnePerCentAreNotWritten() throws IOException {
        var table = new GroupTable(
                "component", "type", List.of("1", "2"), List.of("a", "b"), new int[][] {{993, 7}, {987, 13}});
        Path svg = folder.resolve("table.svg");
        new FigureWriter()
                .write(new CrossTableFigure("", table, TableShare.TYPE), FigureOutput.of(FigureFormat.SVG, 85), svg);
        String text = Files.readString(svg);
        assertThat(text).contains(">99<");
        assertThat(text.split(">1<", -1))
                .as("the name of a column, and one share")
                .hasSize(3);
    }

    private static final Suggestion SURE =
            new Suggestion("T cells", "", List.of("CD3D", "CD3E", "IL7R"), 20, 1e-12, 1e-10);
    private static final Suggestion WEAK = new Suggestion("NK cells", "", List.of("GNLY"), 30, 0.1, 0.5);

    private static AnnotationFigure types(Suggestion... suggested) {
        var groups = List.of(
                new AnnotationReport.OfGroup("one", 50, 40, List.of(suggested)),
                new AnnotationReport.OfGroup("two", 50, 40, List.of()));
        return new AnnotationFigure("Types", new AnnotationReport("cluster", 300, 70, groups), GroupColours.PALETTE);
    }

    @Test
    void barsOfTypesAreAsLongAsTheyAreSureAndFaintWhereTheyAreNot() {
        for (double mm : new double[] {60, 85, 174}) {
            int[] pixels = draw(types(SURE, WEAK), mm);
            int width = GroupFiguresTest.WIDTH;
            ScatterFigureTest.assertWhiteBorder(pixels, width, pixels.length / width, "types at " + mm);
        }
        long one = count(draw(types(SURE, WEAK), 120), Palette.colour(0));
        assertThat(one).as("a bar and the strip of the group").isGreaterThan(1500);
        long both = count(draw(types(SURE, SURE), 120), Palette.colour(0));
        assertThat(both).as("two bars").isGreaterThan(3 * one / 2);
    }

    @Test
    void theEvidenceIsWritten() throws IOException {
        Path svg = folder.resolve("types.svg");
        new FigureWriter().write(types(SURE, WEAK), FigureOutput.of(FigureFormat.SVG, 120), svg);
        assertThat(Files.readString(svg))
                .contains("T cells", "3 of 20", "CD3D CD3E IL7R", "no set has two of its markers", "70 sets of genes");
    }
}
