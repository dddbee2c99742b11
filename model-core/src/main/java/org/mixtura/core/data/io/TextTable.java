package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small table from a text file, as {@link DelimitedFile} understands it.
 *
 * @param header names of the columns
 * @param rows each with as many fields as the header
 * @param western whether a text was not written as UTF-8
 * @param lines the same as a list of whole lines, where nothing but blanks stands between fields: names have blanks, too
 */
record TextTable(List<String> header, List<List<String>> rows, boolean western, Optional<TextTable> lines) {

    /** The fields of all lines that are not blank, also of the first. */
    private record Records(List<List<String>> lines, boolean western, boolean blanks) {}

    /** Reads a table. A header one field shorter than the rows, as R writes it, gets an unnamed first column. */
    static TextTable read(Path file) throws UnreadableData {
        Records read = all(file, false);
        if (!read.blanks) {
            return of(file, read, Optional.empty());
        }
        TextTable lines = of(file, all(file, true), Optional.empty());
        try {
            return of(file, read, Optional.of(lines));
        } catch (UnreadableData uneven) {
            // Blanks that part a table part all its lines alike.
            return lines;
        }
    }

    private static TextTable of(Path file, Records read, Optional<TextTable> lines) throws UnreadableData {
        String name = String.valueOf(file.getFileName());
        List<List<String>> records = new ArrayList<>(read.lines);
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
        return new TextTable(header, records, read.western, lines);
    }

    /** The fields of all lines that are not blank, also of the first. */
    static List<List<String>> records(Path file) throws UnreadableData {
        return all(file, false).lines;
    }

    private static Records all(Path file, boolean whole) throws UnreadableData {
        var records = new ArrayList<List<String>>();
        try (var in = whole ? DelimitedFile.ofLines(file) : new DelimitedFile(file)) {
            while (in.next()) {
                records.add(in.texts());
            }
            return new Records(records, in.isWestern(), in.hasBlanks());
        } catch (IOException e) {
            throw FileKind.notUnpacked(file, e);
        }
    }
}
