package org.mixtura.core.data.io;

import static org.mixtura.core.data.io.Finding.Severity.ERROR;
import static org.mixtura.core.data.io.Finding.Severity.INFO;
import static org.mixtura.core.data.io.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The wording of what was found out about files that do not say what their rows and columns are. */
final class TableFindings {

    /** What is left out can be checked only where it is named; only tables of nothing else have more. */
    private static final int MOST_NAMED = 40;

    private TableFindings() {}

    /**
     * What was found out about rows and columns: an error when it is not certain and nobody said it, a warning when names
     * contradict what was said; empty when nothing does, or several signs agree.
     *
     * @param said what was asked for
     * @param what what has rows: a table, a matrix
     */
    static Optional<Finding> orientation(OrientationGuess.Verdict verdict, Optional<Orientation> said, String what) {
        boolean genesInRows = verdict.orientation() == Orientation.GENES_BY_CELLS;
        var other = new Fix.Orient(genesInRows ? Orientation.CELLS_BY_GENES : Orientation.GENES_BY_CELLS);
        if (said.isPresent()) {
            return !verdict.sure() || said.get() == verdict.orientation()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            WARNING,
                            "orientation-doubted",
                            "The rows of the %s were read as %s, as asked for."
                                    .formatted(what, genesInRows ? "cells" : "genes"),
                            "They look like %s: %s.".formatted(genesInRows ? "genes" : "cells", verdict.reason()),
                            "If that was a slip, read it the other way round.",
                            List.of(new Fix.Orient(verdict.orientation()))));
        }
        if (verdict.agreed()) {
            return Optional.empty();
        }
        if (verdict.sure()) {
            return Optional.of(new Finding(
                    INFO,
                    Finding.ORIENTATION,
                    "The rows of the %s were read as %s and its columns as %s."
                            .formatted(what, genesInRows ? "genes" : "cells", genesInRows ? "cells" : "genes"),
                    "The format does not say it; %s.".formatted(verdict.reason()),
                    "If that is wrong, read it the other way round.",
                    List.of(other)));
        }
        return Optional.of(new Finding(
                ERROR,
                "orientation-unsure",
                "It is not certain whether the rows of the %s are genes or cells.".formatted(what),
                "They may be %s: %s.".formatted(genesInRows ? "genes" : "cells", verdict.reason()),
                "Say which: rows are genes (--orientation genes-by-cells) or rows are cells (--orientation cells-by-genes).",
                List.of(new Fix.Orient(verdict.orientation()), other)));
    }

    /**
     * Columns of a table that were not read as counts; empty when there are none.
     *
     * @param rows what the rows of the table are
     */
    static Optional<Finding> notCounts(List<TableLayout.Other> others, String rows) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var numbers = others.stream()
                .filter(other -> !other.why().isEmpty() && !other.why().equals(TableLayout.NAMED))
                .toList();
        boolean text = others.stream().allMatch(other -> other.why().isEmpty());
        String all = listed(others.stream().map(TableLayout.Other::name).toList());
        var finding = new Finding(
                numbers.isEmpty() ? INFO : WARNING,
                "not-counts-columns",
                (others.size() == 1
                                ? "The column %s was not read as counts."
                                : "The columns %s were not read as counts.")
                        .formatted(all),
                numbers.isEmpty()
                        ? !text ? "That was said." : others.size() == 1 ? "It holds text." : "They hold text."
                        : SummaryFindings.reasons(
                                numbers.stream().map(TableLayout.Other::name).toList(),
                                numbers.stream()
                                        .collect(Collectors.toMap(
                                                TableLayout.Other::name, TableLayout.Other::why, (one, _) -> one))),
                "What was said there is kept about the %s. If that is wrong, say that all numbers are counts (--not-counts none), or name the only columns that are none (--not-counts none,NAME,...)."
                        .formatted(rows));
        return Optional.of(numbers.isEmpty() ? finding : finding.with(new Fix.AllAreCounts()));
    }

    /**
     * Rows of a table of genes x cells that were not read as genes; empty when there are none.
     *
     * @param reasons why those that hold numbers are none, by name; the ends of sentences that begin with "it"
     */
    static Optional<Finding> rowsOfCells(List<TableScan.RowAside> rows, Map<String, String> reasons) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = rows.stream().map(TableScan.RowAside::name).toList();
        var numbers = rows.stream()
                .filter(row ->
                        !row.isText() && !TableLayout.NAMED.equals(reasons.getOrDefault(row.name(), TableLayout.NAMED)))
                .map(TableScan.RowAside::name)
                .toList();
        boolean text = rows.stream().allMatch(TableScan.RowAside::isText);
        var finding = new Finding(
                numbers.isEmpty() ? INFO : WARNING,
                "not-counts-rows",
                (names.size() == 1 ? "The row %s was not read as a gene." : "The rows %s were not read as genes.")
                        .formatted(listed(names)),
                !numbers.isEmpty()
                        ? SummaryFindings.reasons(numbers, reasons)
                        : text
                                ? names.size() == 1
                                        ? "It holds text, or stands above the names."
                                        : "They hold text, or stand above the names."
                                : "That was said.",
                "What is said there is kept about the cells and may be taken as labels or batch.%s"
                        .formatted(
                                numbers.isEmpty()
                                        ? ""
                                        : " If that is wrong, say that all numbers are counts (--not-counts none)."));
        return Optional.of(numbers.isEmpty() ? finding : finding.with(new Fix.AllAreCounts()));
    }

    /**
     * Lines of text below the header of a table of cells x genes.
     *
     * @param asNames whether one of them gave names to the genes
     */
    static Finding linesOfNames(List<String> names, boolean asNames) {
        return new Finding(
                INFO,
                "not-counts-rows",
                names.size() == 1
                        ? "A line of text below the header (%s) was not read as a cell.".formatted(listed(names))
                        : "%d lines of text below the header (%s) were not read as cells."
                                .formatted(names.size(), listed(names)),
                asNames
                        ? "It holds ids or symbols of the genes, and the header the other ones."
                        : "Cells have numbers there.",
                asNames ? "Both are known now; nothing needs to be done." : "What it says is kept about the genes.");
    }

    static String listed(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).map(Findings::shown).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? "%s and %d more".formatted(first, names.size() - MOST_NAMED) : first;
    }

    /** The error for columns that look like measures of cells and not like genes. */
    static Finding aboutCells(List<String> columns) {
        return new Finding(
                ERROR,
                "about-cells",
                "Hardly any of the %d columns of numbers is called like a gene (%s)."
                        .formatted(
                                columns.size(),
                                columns.stream().limit(3).map(Findings::shown).collect(Collectors.joining(", "))
                                        + (columns.size() > 3 ? ", ..." : "")),
                "Their names or values are those of measures: it looks like a table about cells, and not like their counts.",
                "Open the table of counts and join this one to it. If these are counts of genes, say so (--not-counts none, or the names of the columns that are no counts).",
                List.of(new Fix.AllAreCounts(), new Fix.ChooseOther()));
    }

    /** What was said of the reading and means nothing for this format. */
    static Optional<Finding> withoutEffect(String format, ReadOptions options) {
        boolean table = DelimitedReader.isTable(format);
        // These formats say which way round they are.
        boolean sure = format.startsWith("10x")
                || format.equals(MtxFolder.OTHERS)
                || format.startsWith("idx")
                || format.equals(LongTableReader.FORMAT);
        var unused = new ArrayList<String>();
        if (sure && options.orientation().isPresent()) {
            unused.add("which way round it is (--orientation)");
        }
        if (!table && options.notCounts().isPresent()) {
            unused.add("which columns are no counts (--not-counts)");
        }
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        WARNING,
                        "without-effect",
                        "It was said %s, and that has no effect.".formatted(String.join(" and ", unused)),
                        "A file of this format (%s) says itself how it is read.".formatted(format),
                        "Leave it out; if the file is wrong about itself, write it again."));
    }

    /** Columns beside the counts that would hold numbers if somebody said what their signs are; empty when there are none. */
    static Optional<Finding> numbersAsText(TableLayout layout, TableScan scan) {
        var names = new ArrayList<String>();
        var examples = new ArrayList<String>();
        for (int at = 0; at < layout.others().size(); at++) {
            List<String> values = scan.others().get(at);
            var signed = values.stream()
                    .filter(value -> !Numerals.readings(value).isEmpty())
                    .findFirst();
            if (signed.isPresent() && values.stream().allMatch(Numerals::mayBe)) {
                names.add(layout.others().get(at).name());
                examples.add(signed.get());
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String example = examples.getFirst();
        List<DecimalSign> readings = Numerals.readings(example);
        return Optional.of(new Finding(
                        WARNING,
                        "numbers-as-text",
                        names.size() == 1
                                ? "The column %s has numbers such as %s, and was kept as text."
                                        .formatted(listed(names), Findings.shown(example))
                                : "The columns %s have numbers such as %s, and were kept as text."
                                        .formatted(listed(names), Findings.shown(example)),
                        "Nobody said which sign stands before decimals and which between thousands."
                                + thousands(readings, layout, scan),
                        "Say which one stands before decimals (%s) to have numbers."
                                .formatted(Numerals.options(readings)))
                .with(readings.stream()
                        .map(sign -> Fix.ReadDecimals.of(sign, example))
                        .toArray(Fix[]::new)));
    }

    /** Where commas stand before decimals, points do not, and a column of whole thousands was read as a thousandth of what it is. */
    private static String thousands(List<DecimalSign> readings, TableLayout layout, TableScan scan) {
        if (!readings.contains(DecimalSign.COMMA)) {
            return "";
        }
        return IntStream.range(0, layout.others().size())
                .filter(at -> isOfThousands(scan.others().get(at)))
                .mapToObj(at -> {
                    String example = scan.others().get(at).stream()
                            .filter(Numerals::mayBeThousands)
                            .findFirst()
                            .orElseThrow();
                    return " With a comma before decimals %s in the column %s is %s; it was read as a decimal."
                            .formatted(
                                    example,
                                    Findings.shown(layout.others().get(at).name()),
                                    example.replace(".", ""));
                })
                .collect(Collectors.joining());
    }

    private static boolean isOfThousands(List<String> values) {
        return values.stream().anyMatch(Numerals::mayBeThousands)
                && values.stream()
                        .allMatch(value -> value.isBlank()
                                || Numerals.mayBeThousands(value)
                                || DelimitedFile.isNumber(value) && value.indexOf('.') < 0);
    }

    static Finding symbolsFrom(String column) {
        return new Finding(
                INFO,
                "symbols-from-column",
                "The symbols of the genes were taken from the column %s.".formatted(Findings.shown(column)),
                "It is called so, or its texts look like symbols and the names of the rows do not.",
                "If that is wrong, take it out of the file.");
    }

    /** Names that are not written as Unicode, as older spreadsheets write them. */
    static Finding western(String file) {
        return new Finding(
                WARNING,
                "western-text",
                "The text of %s is not UTF-8; it was read as Western European (Windows-1252).".formatted(file),
                "The file does not say how its letters are written, and some cannot be UTF-8.",
                "Check the names with accents or other special letters; where they are wrong, save the file as UTF-8.");
    }

    /** What is no compressed text behind one that is whole. */
    static Finding bytesBehind(String file) {
        return new Finding(
                WARNING,
                "bytes-behind",
                "Other bytes stand behind the compressed table in %s; they were left out.".formatted(file),
                "Programs add nothing there: the copy went wrong, or another compressed part was damaged.",
                "Check the number of cells and genes; if some are missing, copy or download the file again.");
    }

    /** Lines above a table that are no part of it. */
    static Finding titles(int lines) {
        return new Finding(
                INFO,
                "title-lines",
                lines == 1
                        ? "The first line of the file was passed over."
                        : "The first %d lines of the file were passed over.".formatted(lines),
                "Beside the lines below it, a title has hardly any fields.",
                "Nothing needs to be done.");
    }

    static Finding noHeader() {
        return new Finding(
                WARNING,
                "no-header",
                "The table has no names in its first line; that line was read as counts, too.",
                "It holds numbers, as the lines below it do.",
                "If these are names, write a line with names above it.");
    }

    /** Neither cells nor genes have names; {@code remedy} says how to have some. */
    static Finding noNames(String remedy) {
        return noNames("cells and genes", remedy);
    }

    /**
     * What has no names.
     *
     * @param what cells, genes or both
     * @param remedy how to have names
     */
    static Finding noNames(String what, String remedy) {
        return new Finding(
                WARNING,
                "no-names",
                "The file has no names of %s.".formatted(what),
                "Files of this kind often hold only numbers.",
                "They are numbered. %s".formatted(remedy));
    }
}
