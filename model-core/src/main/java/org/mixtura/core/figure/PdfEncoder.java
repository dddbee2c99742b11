package org.mixtura.core.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.mixtura.resources.BundledResource;

/** PDF of one page as large as the figure, text as text, with the letters that it uses embedded. */
final class PdfEncoder implements FigureWriter.Encoder {

    @Override
    public void write(Figure figure, FigureOutput output, Path file) throws IOException {
        float width = (float) output.widthPt();
        float height = (float) output.heightPt(figure);
        try (var document = new PDDocument()) {
            describe(document, output);
            var page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            var g = new PdfBoxGraphics2D(document, width, height);
            try (var fonts = new EmbeddedFonts(document)) {
                g.setFontTextDrawer(fonts);
                figure.draw(FigureCanvas.ofVectors(g, width, height, output.dpi() / 72.0));
                g.dispose();
            }
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            document.save(file.toFile());
        }
    }

    private static void describe(PDDocument document, FigureOutput output) {
        var information = new PDDocumentInformation();
        information.setCreator("Mixtura");
        output.metadata().forEach((key, value) -> {
            switch (key) {
                case "Title" -> information.setTitle(value);
                case "Author" -> information.setAuthor(value);
                case "Subject" -> information.setSubject(value);
                default -> information.setCustomMetadataValue(key, value);
            }
        });
        document.setDocumentInformation(information);
    }

    /** Maps the two bundled fonts to themselves. */
    private static final class EmbeddedFonts extends PdfBoxGraphics2DFontTextDrawer {

        private final PDFont regular;
        private final PDFont bold;

        EmbeddedFonts(PDDocument document) throws IOException {
            regular = load(document, BundledResource.FONT_REGULAR);
            bold = load(document, BundledResource.FONT_BOLD);
        }

        private static PDFont load(PDDocument document, BundledResource file) throws IOException {
            try (var in = file.open()) {
                return PDType0Font.load(document, in, true);
            }
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv environment) {
            return font.isBold() ? bold : regular;
        }
    }

    @Override
    public void check(FigureOutput output, Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            double width = document.getPage(0).getMediaBox().getWidth();
            if (document.getNumberOfPages() != 1 || Math.abs(width - output.widthPt()) > 0.01) {
                throw new IOException("the PDF does not read back as it was drawn");
            }
        }
    }
}
