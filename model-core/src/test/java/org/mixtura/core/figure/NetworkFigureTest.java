package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.component.ComponentNetwork;

/** Where things lie in a network of components. */
class NetworkFigureTest {

    @TempDir
    Path folder;

    private static final double NARROW_MM = 85;
    private static final double NARROW = NARROW_MM / 25.4 * 72;

    /** Components whose means lie close to each other, some exactly in a line, and all of which overlap. */
    private static ComponentNetwork crowded(int count, double overlap) {
        var nodes = IntStream.range(0, count)
                .mapToObj(k -> new ComponentNetwork.Node(
                        Integer.toString(k + 1),
                        1.0 / count,
                        10,
                        k,
                        "CD4+/CD45RA+/CD25- Naive T",
                        0.9,
                        Optional.empty(),
                        k % 3,
                        k % 3 * 0.5 + k / 3 * 0.1))
                .toList();
        var overlaps = new double[count][count];
        for (double[] row : overlaps) {
            Arrays.fill(row, overlap);
        }
        return new ComponentNetwork(nodes, overlaps);
    }

    private static NetworkLayout narrow(ComponentNetwork network) {
        return NetworkLayout.of(network, new Rectangle2D.Double(0, 0, NARROW, NetworkLayout.heightAt(network, NARROW)));
    }

    @Test
    void namesAndDiscsAndNumbersLieApart() {
        var layout = narrow(crowded(12, 0.2));
        var boxes = new ArrayList<Rectangle2D>();
        for (var disc : layout.discs()) {
            boxes.add(new Rectangle2D.Double(
                    disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(), 2 * disc.radius()));
            boxes.add(disc.nameBox());
            assertThat(disc.name()).as("long names are wrapped").hasSizeBetween(1, 2);
        }
        for (var line : layout.lines()) {
            if (!line.text().isEmpty()) {
                double width = Typeface.SMALL.width(line.text());
                boxes.add(new Rectangle2D.Double(line.textX() - width / 2, line.textY() - 3, width, 6));
            }
        }
        for (int a = 0; a < boxes.size(); a++) {
            for (int b = 0; b < a; b++) {
                var both = boxes.get(a).createIntersection(boxes.get(b));
                assertThat(Math.min(both.getWidth(), both.getHeight()))
                        .as("boxes %d and %d", a, b)
                        .isLessThan(0.01);
            }
        }
    }

    @Test
    void everyOverlapWorthTellingIsBesideItsLineOrBelow() {
        var layout = narrow(crowded(6, 0.2));
        var written = layout.lines().stream().filter(line -> !line.text().isEmpty());
        int below = layout.leftOut().split("–", -1).length - 1;
        assertThat(layout.lines()).hasSize(15);
        assertThat(below).isPositive();
        assertThat(written.count() + below).isEqualTo(15);
    }

    @Test
    void linesBendRoundOtherDiscs() {
        // 1, 2 and 3 in a line.
        var layout = narrow(crowded(3, 0.1));
        var past = layout.lines().stream()
                .filter(line -> line.link().from() == 0 && line.link().to() == 2)
                .findFirst()
                .orElseThrow();
        var between = layout.discs().get(1);
        assertThat(past.curve().getFlatness()).isGreaterThan(between.radius());
        assertThat(layout.leftOut()).isEmpty();
    }

    @Test
    void widthsOfLinesAreExplained() throws Exception {
        // 0.1, 0.25 and 0.5, as wide as lines of such overlaps.
        assertThat(texts(crowded(3, 0.4))).contains("0.10", "0.25", "0.50").doesNotContain("0.05", "1.00");
        assertThat(texts(crowded(3, 0)))
                .contains("No two components overlap (Bhattacharyya, less than 0.01).")
                .doesNotContain("0.10");
    }

    @Test
    void theKeyIsDrawnInThoseWidths() {
        // Of two that overlap by 0.9 the widest line of the key means 1, so it is 5.3 points wide; one alone has no
        // line.
        double pixelsPerPoint = WIDTH / NARROW;
        assertThat(rowsOfTheKey(pixels(crowded(2, 0.9))))
                .isBetween(Math.round(5 * pixelsPerPoint), Math.round(6 * pixelsPerPoint));
        assertThat(rowsOfTheKey(pixels(crowded(1, 0)))).isZero();
    }

    private static final int WIDTH = 600;

    private static int[] pixels(ComponentNetwork network) {
        var figure = new NetworkFigure("", network);
        double height = FigureWriter.heightMm(figure, NARROW_MM);
        int[] pixels = new int[WIDTH * FigureWriter.previewHeight(NARROW_MM, height, WIDTH)];
        new FigureWriter().preview(figure, NARROW_MM, height, WIDTH, pixels);
        return pixels;
    }

    /** Rows of pixels in the lowest third, where the key is, in which a line runs that is longer than any stroke of a letter. */
    private static long rowsOfTheKey(int[] pixels) {
        int rows = pixels.length / WIDTH;
        return IntStream.range(rows * 2 / 3, rows)
                .filter(y -> {
                    int longest = 0;
                    int run = 0;
                    for (int x = 0; x < WIDTH; x++) {
                        run = pixels[y * WIDTH + x] == FigureCanvas.FAINT_INK.getRGB() ? run + 1 : 0;
                        longest = Math.max(longest, run);
                    }
                    return longest > 30;
                })
                .count();
    }

    private List<String> texts(ComponentNetwork network) throws Exception {
        Path file = folder.resolve("network.svg");
        new FigureWriter().write(new NetworkFigure("", network), FigureOutput.of(FigureFormat.SVG, NARROW_MM), file);
        return Pattern.compile(">([^<>]+)</text>")
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
