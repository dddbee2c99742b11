package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixtura.core.error.StorageProblem;
import org.w3c.dom.Element;

class FigureWriterTest {

    private static final Map<String, String> METADATA = Map.of("Title", "Blood cells", "Run", "scvi-é-1");

    @TempDir
    Path folder;

    private final FigureWriter writer = new FigureWriter();

    private Path write(Figure figure, FigureOutput output) {
        Path file = folder.resolve("figure." + output.format().extension());
        writer.write(figure, output, file);
        return file;
    }

    @Test
    void pngHasItsSizeInPixelsAndOnPaper() throws IOException {
        for (int dpi : new int[] {300, 600}) {
            var output = new FigureOutput(FigureFormat.PNG, 85, OptionalDouble.of(60), dpi, METADATA);
            Path file = write(Samples.scatter(100, Samples.levels(3)), output);
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo((int) Math.round(85 / 25.4 * dpi));
            assertThat(image.getHeight()).isEqualTo((int) Math.round(60 / 25.4 * dpi));
            ByteBuffer size = chunk(file, "pHYs");
            assertThat(size.getInt()).isEqualTo((int) Math.round(dpi / 0.0254));
            assertThat(size.getInt()).isEqualTo((int) Math.round(dpi / 0.0254));
            assertThat(size.get()).as("unit: metre").isEqualTo((byte) 1);
        }
    }

    @Test
    void pngTellsItsMetadata() throws IOException {
        Path file =
                write(Samples.curves(), FigureOutput.of(FigureFormat.PNG, 85).withMetadata(METADATA));
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                .contains("Title", "Blood cells", "Run", "scvi-é-1");
    }

    /** The content of a PNG chunk. */
    private static ByteBuffer chunk(Path file, String type) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).position(8);
        while (data.hasRemaining()) {
            int length = data.getInt();
            byte[] name = new byte[4];
            data.get(name);
            if (new String(name, StandardCharsets.US_ASCII).equals(type)) {
                return data.slice(data.position(), length);
            }
            data.position(data.position() + length + 4);
        }
        throw new AssertionError("no chunk " + type);
    }

    @Test
    void svgHasRealTextAndItsSizeInMillimetres() throws Exception {
        var figure = Samples.scatter(100, Samples.levels(3)).withTitle("Blood & <cells>");
        Path file = write(figure, new FigureOutput(FigureFormat.SVG, 85, OptionalDouble.of(60), 300, METADATA));
        Element svg = parse(file);
        assertThat(svg.getAttribute("width")).isEqualTo("85mm");
        assertThat(svg.getAttribute("height")).isEqualTo("60mm");
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 240.9449 170.0787");
        assertThat(texts(svg))
                .contains("Blood & <cells>", "cell_type", "Type A", "Type B", "Type C", "34", "33", "UMAP 1", "UMAP 2");
        assertThat(Files.readString(file))
                .contains("'Liberation Sans', Arial, Helvetica, sans-serif", "Run: scvi-é-1")
                .doesNotContain("<!DOCTYPE");
    }

    @Test
    void svgHasTheLettersThatItUsesInside() throws Exception {
        var figure = Samples.scatter(10, Samples.levels(3)).withTitle("Blood");
        Path file = write(figure, FigureOutput.of(FigureFormat.SVG, 85));
        var faces = Pattern.compile(
                        "@font-face\\{font-family:'Liberation Sans';font-weight:(\\w+);src:url\\(data:font/ttf;base64,([^)]+)\\)")
                .matcher(Files.readString(file))
                .results()
                .toList();
        assertThat(faces).extracting(face -> face.group(1)).containsExactlyInAnyOrder("normal", "bold");
        for (var face : faces) {
            byte[] bytes = Base64.getDecoder().decode(face.group(2));
            var font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
            boolean bold = face.group(1).equals("bold");
            assertThat(font.canDisplayUpTo(bold ? "Bloodcell_type" : "Type ABC 3 UMAP 12"))
                    .as("all letters are there")
                    .isEqualTo(-1);
            assertThat(font.canDisplay('q')).as("others are not").isFalse();
            assertThat(bytes.length).isLessThan(20_000);
        }
    }

    private static Element parse(Path file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static List<String> texts(Element svg) {
        var nodes = svg.getElementsByTagNameNS("*", "text");
        var out = new ArrayList<String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            out.add(nodes.item(i).getTextContent());
        }
        return out;
    }

    private static int count(Element svg, String tag) {
        return svg.getElementsByTagNameNS("*", tag).getLength();
    }

    @Test
    void pdfHasItsPageSizeAndTextWithTheFontInside() throws IOException {
        var figure = Samples.scatter(100, Samples.levels(3)).withTitle("Blood cells, 85 mm");
        Path file = write(figure, new FigureOutput(FigureFormat.PDF, 85, OptionalDouble.of(60), 300, METADATA));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            var page = document.getPage(0);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat((double) page.getMediaBox().getWidth()).isCloseTo(85 * 72 / 25.4, within(0.01));
            assertThat((double) page.getMediaBox().getHeight()).isCloseTo(60 * 72 / 25.4, within(0.01));
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Blood cells, 85 mm", "cell_type", "Type A", "UMAP 1");
            var fonts = fonts(page.getResources());
            assertThat(fonts).hasSizeGreaterThanOrEqualTo(2);
            assertThat(fonts).allSatisfy(font -> {
                assertThat(font.getName()).contains("LiberationSans");
                assertThat(font.isEmbedded()).isTrue();
            });
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Blood cells");
            assertThat(document.getDocumentInformation().getCustomMetadataValue("Run"))
                    .isEqualTo("scvi-é-1");
        }
    }

    private static List<PDFont> fonts(PDResources resources) throws IOException {
        var out = new ArrayList<PDFont>();
        for (var name : resources.getFontNames()) {
            out.add(resources.getFont(name));
        }
        for (var name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form) {
                out.addAll(fonts(form.getResources()));
            }
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void writesCurvesAndLettersThatTheFontLacks(FigureFormat format) throws Exception {
        write(Samples.curves(), FigureOutput.of(format, 174));
        var strange = Samples.scatter(60, List.of("T 細胞", "β-catenin⁺", "naïve 😀"))
                .withLook(ScatterFigure.Look.STANDARD.withLevelLabels(true));
        Path file = write(strange, FigureOutput.of(format, 85));
        if (format == FigureFormat.SVG) {
            assertThat(texts(parse(file))).contains("cell_type");
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void isOneImageOfPointsInsideVectorsAboveTwentyThousandPoints() throws Exception {
        Path few = write(Samples.scatter(20_000, Samples.levels(5)), FigureOutput.of(FigureFormat.SVG, 85));
        assertThat(count(parse(few), "circle")).isGreaterThanOrEqualTo(20_000);
        assertThat(count(parse(few), "image")).isZero();

        Path many = write(Samples.scatter(20_001, Samples.levels(5)), FigureOutput.of(FigureFormat.SVG, 85));
        assertThat(count(parse(many), "circle")).as("only those of the legend").isEqualTo(5);
        assertThat(count(parse(many), "image")).isEqualTo(1);
        assertThat(texts(parse(many))).contains("Type A", "UMAP 1");
        assertThat(Files.size(many)).isLessThan(2_000_000);

        Path pdf = write(Samples.scatter(200_000, Samples.levels(5)), FigureOutput.of(FigureFormat.PDF, 85));
        assertThat(Files.size(pdf)).isLessThan(3_000_000);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("Type A", "40,000");
        }
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void leavesNothingBehindWhenTheFileCannotBeWritten(FigureFormat format) throws IOException {
        Path blocked = Files.createDirectory(folder.resolve("taken." + format.extension()));
        Files.createFile(blocked.resolve("something"));
        var figure = Samples.scatter(10, Samples.levels(2));
        var problem = catchThrowableOfType(
                StorageProblem.class, () -> writer.write(figure, FigureOutput.of(format, 85), blocked));
        assertThat(problem.what()).contains("taken." + format.extension());
        assertThat(problem.why()).endsWith("is a folder.");
        assertThat(problem.remedy()).isNotBlank();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(blocked);
        }
    }

    @Test
    void saysWhenAPartOfThePathIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var output = FigureOutput.of(FigureFormat.PNG, 85);
        assertThatThrownBy(() -> writer.write(Samples.curves(), output, file.resolve("figure.png")))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("is a file, not a folder");
    }

    @Test
    void leavesTheOldFileAloneWhenDrawingFails() throws IOException {
        Path file = folder.resolve("figure.png");
        Files.writeString(file, "old");
        Figure broken = new Figure() {
            @Override
            public void draw(FigureCanvas canvas) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public double heightAt(double width) {
                return width;
            }
        };
        assertThatThrownBy(() -> writer.write(broken, FigureOutput.of(FigureFormat.PNG, 85), file))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void replacesAnOlderFileAndMakesMissingFolders() throws IOException {
        Path file = folder.resolve("a/b/figure.png");
        writer.write(Samples.curves(), FigureOutput.of(FigureFormat.PNG, 85), file);
        writer.write(Samples.curves(), FigureOutput.of(FigureFormat.PNG, 40), file);
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(472);
    }

    @Test
    void previewShowsThePixelsOfThePng() throws IOException {
        var figure = Samples.scatter(500, Samples.levels(4));
        Path file = write(figure, new FigureOutput(FigureFormat.PNG, 127, OptionalDouble.of(127), 100, Map.of()));
        BufferedImage png = ImageIO.read(file.toFile());
        assertThat(png.getWidth()).isEqualTo(500);
        assertThat(FigureWriter.previewHeight(127, 127, 500)).isEqualTo(500);
        int[] pixels = new int[500 * 500];
        writer.preview(figure, 127, 127, 500, pixels);
        for (int i = 0; i < pixels.length; i++) {
            assertThat(pixels[i]).isEqualTo(png.getRGB(i % 500, i / 500));
        }
    }

    @Test
    void refusesSizesThatAreNoFigures() {
        assertThatThrownBy(() -> FigureOutput.of(FigureFormat.PNG, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FigureOutput(FigureFormat.PNG, 85, OptionalDouble.empty(), 0, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsFormatsByFileName() {
        assertThat(FigureFormat.ofFileName("umap.v2.PDF")).contains(FigureFormat.PDF);
        assertThat(FigureFormat.ofFileName("umap.jpg")).isEmpty();
    }
}
