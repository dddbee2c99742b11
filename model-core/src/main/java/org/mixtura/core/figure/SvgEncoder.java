package org.mixtura.core.figure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** SVG with text as text and the letters that it uses, its size in millimetres and one unit a point. */
final class SvgEncoder implements FigureWriter.Encoder {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final int DECIMALS = 3;
    /** Where Liberation Sans is missing, Arial and Helvetica are as wide. */
    private static final String FAMILIES = "'" + Typeface.FAMILY + "', Arial, Helvetica, sans-serif";

    @Override
    public void write(Figure figure, FigureOutput output, Path file) throws IOException {
        double width = output.widthPt();
        double height = output.heightPt(figure);
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        var context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(DECIMALS);
        context.setComment("");
        var g = new SVGGraphics2D(context, false);
        figure.draw(FigureCanvas.ofVectors(g, width, height, output.dpi() / 72.0));
        Element root = g.getRoot();
        root.setAttribute("width", number(output.widthMm()) + "mm");
        root.setAttribute("height", number(height / FigureOutput.POINTS_PER_MM) + "mm");
        root.setAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
        useFamilies(root);
        embedFonts(document, root);
        background(document, root, width, height);
        describe(document, root, output);
        serialize(root, file);
    }

    /** Batik's own writer breaks lines inside tags and names a document type that readers then try to fetch. */
    private static void serialize(Element root, Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException("the SVG cannot be written", e);
        }
    }

    private static void embedFonts(Document document, Element root) throws IOException {
        String css = SvgFonts.styleSheet(root);
        if (!css.isEmpty()) {
            Element style = document.createElementNS(NAMESPACE, "style");
            style.setTextContent(css);
            root.insertBefore(style, root.getFirstChild());
        }
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static void background(Document document, Element root, double width, double height) {
        Element paper = document.createElementNS(NAMESPACE, "rect");
        paper.setAttribute("width", number(width));
        paper.setAttribute("height", number(height));
        paper.setAttribute("fill", "white");
        root.insertBefore(paper, root.getFirstChild());
    }

    private static void describe(Document document, Element root, FigureOutput output) {
        if (output.metadata().isEmpty()) {
            return;
        }
        Element metadata = document.createElementNS(NAMESPACE, "metadata");
        // The generator writes attributes, not namespaces.
        metadata.setAttribute("xmlns:dc", DUBLIN_CORE);
        new TreeMap<>(output.metadata()).forEach((key, value) -> {
            Element entry = document.createElementNS(DUBLIN_CORE, "dc:description");
            entry.setTextContent(key + ": " + value);
            metadata.appendChild(entry);
        });
        root.insertBefore(metadata, root.getFirstChild());
        String title = output.metadata().get("Title");
        if (title != null) {
            Element element = document.createElementNS(NAMESPACE, "title");
            element.setTextContent(title);
            root.insertBefore(element, root.getFirstChild());
        }
    }

    private static void useFamilies(Element element) {
        if (element.getAttribute("font-family").contains(Typeface.FAMILY)) {
            element.setAttribute("font-family", FAMILIES);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                useFamilies(inner);
            }
        }
    }

    @Override
    public void check(FigureOutput output, Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            // The default handler prints; this one only throws.
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(file.toFile()).getDocumentElement();
            if (!root.getAttribute("width").equals(number(output.widthMm()) + "mm")) {
                throw new IOException("the SVG does not read back as it was drawn");
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("the SVG does not read back", e);
        }
    }
}
