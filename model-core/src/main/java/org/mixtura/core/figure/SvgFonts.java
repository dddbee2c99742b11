package org.mixtura.core.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.mixtura.resources.BundledResource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The letters that an SVG uses, as a style sheet inside it: text stays text and looks the same where the font is not installed. Browsers use
 * it; drawing programs take the font of the system or one of the same widths.
 */
final class SvgFonts {

    /** What drawing letters takes; tables of positions and substitutions are many times larger than the letters. */
    private static final List<String> TABLES =
            List.of("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post");

    private final Map<BundledResource, Set<Integer>> used = new EnumMap<>(BundledResource.class);

    private SvgFonts() {}

    /** The style sheet for all texts of a drawing; empty where it has none. */
    static String styleSheet(Element root) throws IOException {
        var fonts = new SvgFonts();
        fonts.collect(root, false);
        var css = new StringBuilder();
        for (var entry : fonts.used.entrySet()) {
            String weight = entry.getKey() == BundledResource.FONT_BOLD ? "bold" : "normal";
            css.append("@font-face{font-family:'%s';font-weight:%s;src:url(data:font/ttf;base64,%s) format('truetype')}"
                    .formatted(Typeface.FAMILY, weight, subset(entry.getKey(), entry.getValue())));
        }
        return css.toString();
    }

    private void collect(Node node, boolean inherited) {
        boolean bold = inherited;
        if (node instanceof Element element && element.hasAttribute("font-weight")) {
            bold = element.getAttribute("font-weight").equals("bold");
        }
        if (node.getNodeType() == Node.TEXT_NODE) {
            var font = bold ? BundledResource.FONT_BOLD : BundledResource.FONT_REGULAR;
            node.getTextContent().codePoints().forEach(used.computeIfAbsent(font, _ -> new TreeSet<>())::add);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, bold);
        }
    }

    private static String subset(BundledResource file, Set<Integer> letters) throws IOException {
        try (var in = file.open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addAll(letters);
            var out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        }
    }
}
