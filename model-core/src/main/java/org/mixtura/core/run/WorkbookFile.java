package org.mixtura.core.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** Tables in an Excel workbook, one a tab. */
public final class WorkbookFile {

    /** The ending of such a file. */
    public static final String ENDING = ".xlsx";

    private static final int LONGEST_NAME = 31;
    private static final double WIDTH_OF_TEXT = 28;
    private static final double WIDTH_OF_NUMBER = 15;

    private WorkbookFile() {}

    /**
     * A tab.
     *
     * @param name shortened where Excel does not take it as it is
     * @param notes lines above the table
     * @param header names of the columns
     * @param rows {@link Number}s and texts in the order of the columns; a number that is none (NaN) is left empty
     */
    public record Sheet(String name, List<String> notes, List<String> header, List<List<Object>> rows) {}

    /** Whether a file name asks for a workbook. */
    public static boolean isAskedForBy(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** The file itself or, where its name says nothing of a workbook, one whose name does. */
    public static Path named(Path file) {
        return isAskedForBy(file) ? file : file.resolveSibling(file.getFileName() + ENDING);
    }

    /**
     * Writes a workbook, whole or not at all.
     *
     * @param sheets at least one
     * @throws StorageProblem when the file cannot be written
     */
    public static void write(Path file, List<Sheet> sheets) {
        try {
            AtomicFiles.write(file, out -> {
                try (var book = new Workbook(out, "Mixtura", "1.0")) {
                    var taken = new HashSet<String>();
                    for (Sheet sheet : sheets) {
                        fill(book.newWorksheet(tabName(sheet.name(), taken)), sheet);
                    }
                }
            });
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The file '%s' cannot be written.".formatted(file),
                    SystemReason.of(failure),
                    "Close it in other programs, check free space and permissions, or choose another place.",
                    failure);
        }
    }

    private static void fill(Worksheet tab, Sheet sheet) {
        int row = 0;
        for (String note : sheet.notes()) {
            tab.value(row++, 0, note);
        }
        int top = row;
        for (int column = 0; column < sheet.header().size(); column++) {
            tab.value(top, column, sheet.header().get(column));
            tab.width(column, isText(sheet, column) ? WIDTH_OF_TEXT : WIDTH_OF_NUMBER);
        }
        tab.range(top, 0, top, Math.max(0, sheet.header().size() - 1))
                .style()
                .bold()
                .set();
        for (List<Object> line : sheet.rows()) {
            row++;
            for (int column = 0; column < line.size(); column++) {
                put(tab, row, column, line.get(column));
            }
        }
        tab.freezePane(0, top + 1);
    }

    private static boolean isText(Sheet sheet, int column) {
        return sheet.rows().stream().anyMatch(line -> line.get(column) instanceof String text && !text.isEmpty());
    }

    private static void put(Worksheet tab, int row, int column, Object value) {
        switch (value) {
            case Double real when !Double.isFinite(real) -> {}
            case Number number -> tab.value(row, column, number);
            default -> tab.value(row, column, value.toString());
        }
    }

    /** A name that Excel takes: short, without the signs it keeps for itself, and no tab's twice. */
    static String tabName(String wished, Set<String> taken) {
        String clean = wished.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
        String base = clean.isEmpty() ? "Sheet" : clean;
        String name = cut(base, "");
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = cut(base, " (" + n + ")");
        }
        return name;
    }

    private static String cut(String text, String end) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME - end.length())) + end;
    }
}
