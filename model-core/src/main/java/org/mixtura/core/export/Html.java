package org.mixtura.core.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Builds a page of HTML; every text is escaped. */
final class Html {

    private final StringBuilder page = new StringBuilder();

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    Html heading(int level, String text) {
        return element("h" + level, escaped(text));
    }

    Html paragraph(String text) {
        return element("p", escaped(text));
    }

    Html code(String text) {
        return element("pre", escaped(text));
    }

    /** Items as a list; nothing when there are none. */
    Html list(List<String> items) {
        if (!items.isEmpty()) {
            page.append("<ul>");
            items.forEach(item -> element("li", escaped(item)));
            page.append("</ul>\n");
        }
        return this;
    }

    /** A table with a header; numbers stand to the right. */
    Html table(List<String> header, List<List<String>> rows) {
        page.append("<table><thead><tr>");
        header.forEach(name -> element("th", escaped(name)));
        page.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            page.append("<tr>");
            for (String cell : row) {
                boolean number = cell.matches("-?[0-9][0-9.,e%-]*");
                page.append(number ? "<td class=\"n\">" : "<td>")
                        .append(escaped(cell))
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table>\n");
        return this;
    }

    /** Names and what belongs to them. */
    Html facts(Map<String, String> facts) {
        page.append("<table><tbody>\n");
        facts.forEach((name, value) -> page.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n"));
        page.append("</tbody></table>\n");
        return this;
    }

    /** A picture as SVG, shut off from the page because names inside it may be those of another picture. */
    Html figure(String svg, String caption) {
        String content = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        page.append("<figure><img alt=\"")
                .append(escaped(caption))
                .append("\" src=\"data:image/svg+xml;base64,")
                .append(content)
                .append("\"><figcaption>")
                .append(escaped(caption))
                .append("</figcaption></figure>\n");
        return this;
    }

    /** The whole page. */
    String page(String title, String style) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>%s</style></head>
                <body><main>
                %s</main></body></html>
                """.formatted(escaped(title), style, page);
    }

    private Html element(String name, String content) {
        page.append('<').append(name).append('>').append(content);
        page.append("</").append(name).append(">\n");
        return this;
    }
}
