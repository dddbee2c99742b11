package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFigureTest {

    private static final double WIDTH = 200;

    @TempDir
    private Path folder;

    /** A sheet of one colour that is so many times as high as wide. */
    private record Sheet(Color colour, double proportion) implements Figure {

        @Override
        public void draw(FigureCanvas canvas) {
            canvas.fill(new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()), colour);
        }

        @Override
        public double heightAt(double width) {
            return width * proportion;
        }
    }

    private static final PageFigure PAGE =
            new PageFigure(List.of(new Sheet(Color.RED, 1), new Sheet(Color.GREEN, 0.5), new Sheet(Color.BLUE, 1)), 2);

    private static BufferedImage drawn(Figure figure, double height) {
        var image = new BufferedImage((int) WIDTH, (int) Math.ceil(height), BufferedImage.TYPE_INT_RGB);
        var canvas = FigureCanvas.ofPixels(image, 1);
        figure.draw(canvas);
        canvas.dispose();
        return image;
    }

    @Test
    void aRowIsAsHighAsItsHighestPanelAndALetter() {
        double panel = (WIDTH - 12) / 2;
        assertThat(PAGE.heightAt(WIDTH)).isEqualTo(2 * (12 + panel) + 12, within(1e-9));
        // In one column each panel has the whole width.
        assertThat(new PageFigure(PAGE.panels(), 1).heightAt(WIDTH))
                .isEqualTo(3 * 12 + 2 * 12 + WIDTH * 2.5, within(1e-9));
        // More columns than panels are no columns.
        assertThat(new PageFigure(PAGE.panels().subList(0, 1), 4).heightAt(WIDTH))
                .isEqualTo(12 + WIDTH, within(1e-9));
    }

    @Test
    void panelsLieFromLeftToRightAndThenDown() {
        var image = drawn(PAGE, PAGE.heightAt(WIDTH));
        assertThat(image.getRGB(47, 60)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(153, 30)).isEqualTo(Color.GREEN.getRGB());
        assertThat(image.getRGB(153, 90)).as("a low panel is not stretched").isEqualTo(Color.WHITE.getRGB());
        assertThat(image.getRGB(100, 60)).as("between").isEqualTo(Color.WHITE.getRGB());
        assertThat(image.getRGB(47, 180)).isEqualTo(Color.BLUE.getRGB());
        assertThat(image.getRGB(153, 180)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void aLowPageHasAllPanels() {
        var image = drawn(PAGE, 120);
        assertThat(image.getRGB(47, 40)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(47, 100)).isEqualTo(Color.BLUE.getRGB());
    }

    @Test
    void lettersGoOnAfterZ() {
        assertThat(List.of(0, 1, 25, 26, 27, 52))
                .extracting(PageFigure::letter)
                .containsExactly("A", "B", "Z", "AA", "AB", "BA");
        assertThatThrownBy(() -> new PageFigure(List.of(), 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textOfPanelsStaysText() throws IOException {
        Path file = folder.resolve("page.pdf");
        var page = new PageFigure(List.of(Samples.curves(), Samples.scatter(50, Samples.levels(3))), 2);
        new FigureWriter().write(page, FigureOutput.of(FigureFormat.PDF, 174), file);
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("A", "B", "Epoch", "UMAP 1");
        }
    }

    @Test
    void tiffHasItsSizeOnPaperAndTellsItsMetadata() throws IOException {
        Path file = folder.resolve("page.tif");
        var output = FigureOutput.of(FigureFormat.TIFF, 85).withMetadata(Map.of("Title", "Blood cells"));
        new FigureWriter().write(PAGE, output, file);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.next();
            reader.setInput(in);
            var tags = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
            assertThat(reader.getWidth(0)).isEqualTo((int) Math.round(85 / 25.4 * 300));
            assertThat(tags.getTIFFField(BaselineTIFFTagSet.TAG_X_RESOLUTION).getAsDouble(0))
                    .isEqualTo(300);
            assertThat(tags.getTIFFField(BaselineTIFFTagSet.TAG_RESOLUTION_UNIT).getAsInt(0))
                    .isEqualTo(BaselineTIFFTagSet.RESOLUTION_UNIT_INCH);
            assertThat(tags.getTIFFField(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION)
                            .getAsString(0))
                    .isEqualTo("Title: Blood cells");
        }
        assertThat(new String(Files.readAllBytes(file), 0, 4, StandardCharsets.ISO_8859_1))
                .containsAnyOf("II*", "MM");
    }
}
