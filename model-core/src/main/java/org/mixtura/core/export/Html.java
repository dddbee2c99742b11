package org.mixtura.core.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;

/** Builds a page of HTML; every text is escaped. */
final class Html {

    private static final String STYLE = "report.css";

    private final StringBuilder page = new StringBuilder();
    /** Headings inside something folded are lower. */
    private int depth;

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    Html heading(int level, String text) {
        return element("h" + (level + depth), escaped(text));
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
        page.append("<div class=\"wide\"><table><thead><tr>");
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
        page.append("</tbody></table></div>\n");
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

    /** Something that is seen when a reader wants it; printers show it. */
    Html folded(String summary, Consumer<Html> content) {
        page.append("<details><summary>").append(escaped(summary)).append("</summary>\n");
        depth++;
        content.accept(this);
        depth--;
        page.append("</details>\n");
        return this;
    }

    /**
     * Writes the whole page, or nothing; what is there is replaced.
     *
     * @throws StorageProblem when it cannot be written
     */
    void write(String title, Path file) {
        try (var style = Objects.requireNonNull(Html.class.getResourceAsStream(STYLE), STYLE)) {
            String text = page(title, new String(style.readAllBytes(), StandardCharsets.UTF_8));
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder"));
            AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The report '%s' cannot be written.".formatted(file),
                    SystemReason.of(failure),
                    "Check free space and permissions, or choose another place with --out.",
                    failure);
        }
    }

    private String page(String title, String style) {
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
