package org.mixtura.core.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of words, for terminals, programs and papers.
 *
 * @param head names of the columns
 * @param lines as many fields each
 */
public record TextTable(List<String> head, List<List<String>> lines) {

    public TextTable {
        head = List.copyOf(head);
        lines = List.copyOf(lines);
    }

    /** For people: columns of equal width. */
    public String plain() {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(lines);
        int[] widths = IntStream.range(0, head.size())
                .map(column -> all.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (List<String> line : all) {
            for (int i = 0; i < line.size(); i++) {
                text.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            text.append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    /** For programs. */
    public String csv() {
        var text = new StringBuilder(line(head));
        lines.forEach(line -> text.append(line(line)));
        return text.toString();
    }

    /**
     * For papers.
     *
     * @param words how many of the first columns are words, which stand at the left
     */
    public String latex(int words) {
        var text = new StringBuilder(
                "\\begin{tabular}{%s%s}%n\\hline%n".formatted("l".repeat(words), "r".repeat(head.size() - words)));
        text.append(row(head)).append("\\hline\n");
        lines.forEach(line -> text.append(row(line)));
        return text.append("\\hline\n\\end{tabular}\n").toString();
    }

    private static String row(List<String> fields) {
        return fields.stream().map(TextTable::escaped).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String escaped(String text) {
        return text.replace("_", "\\_")
                .replace("%", "\\%")
                .replace("&", "\\&")
                .replace("#", "\\#")
                .replace("±", "$\\pm$")
                .replace("–", "--");
    }

    private static String line(List<String> fields) {
        return fields.stream().map(TextTable::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String field) {
        return field.matches("[^\",\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
