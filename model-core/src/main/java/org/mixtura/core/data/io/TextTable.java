package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.List;

/**
 * A small table from a CSV or TSV text: quotes, quoted line breaks and both line endings are understood.
 *
 * @param header names of the columns
 * @param rows each with as many fields as the header
 */
record TextTable(List<String> header, List<List<String>> rows) {

    private static final char[] DELIMITERS = {'\t', ',', ';'};

    /**
     * Parses a text. The delimiter is the one of tab, comma and semicolon that is most frequent in the first line. A
     * header one field shorter than the rows, as R writes it, gets an unnamed first column.
     *
     * @param name the file's name, for messages
     */
    static TextTable parse(String text, String name) throws UnreadableData {
        List<List<String>> records = records(text.startsWith("\ufeff") ? text.substring(1) : text, delimiter(text));
        records.removeIf(record -> record.size() == 1 && record.getFirst().isBlank());
        if (records.size() < 2) {
            throw new UnreadableData(
                    "empty-table",
                    "The table %s has no rows below its header.".formatted(name),
                    "A table needs one line with column names and one line for each cell.",
                    "Choose another file.");
        }
        List<String> header = new ArrayList<>(records.removeFirst());
        if (records.getFirst().size() == header.size() + 1) {
            header.addFirst("");
        }
        for (int row = 0; row < records.size(); row++) {
            if (records.get(row).size() != header.size()) {
                throw new UnreadableData(
                        "uneven-table",
                        "Row %d of the table %s has %d fields, but there are %d columns."
                                .formatted(row + 1, name, records.get(row).size(), header.size()),
                        "A delimiter or quotation mark is missing or too many.",
                        "Mend that row, or write the table again.");
            }
        }
        return new TextTable(header.stream().map(String::strip).toList(), records);
    }

    private static char delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = '\t';
        long most = 0;
        for (char candidate : DELIMITERS) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static List<List<String>> records(String text, char delimiter) {
        var records = new ArrayList<List<String>>();
        var record = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c == '"' && !doubled) {
                    quoted = false;
                } else {
                    field.append(c);
                    i += doubled ? 1 : 0;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == delimiter || c == '\n') {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !record.isEmpty()) {
            record.add(field.toString());
            records.add(record);
        }
        return records;
    }
}
