package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

/**
 * Cell metadata beside a data set: a CSV or TSV file, compressed or not, one row a barcode, or several such files with the
 * same columns, which are taken as one.
 */
public final class LabelFile {

    private final String name;
    private final LabelTable table;
    private final Optional<String> barcodes;

    /** @param barcodes the column that was said to hold barcodes */
    private LabelFile(String name, LabelTable table, Optional<String> barcodes) {
        this.name = name;
        this.table = table;
        this.barcodes = barcodes;
    }

    /** The same with that column of barcodes; empty: it is found by what it holds. */
    LabelFile withBarcodes(Optional<String> column) {
        return new LabelFile(name, table, column);
    }

    /**
     * A way to match, and how far it leads.
     *
     * @param cells how many cells find a row
     * @param of how many there are
     */
    public record Match(BarcodeRule rule, int cells, int of) {

        /** Whether every cell finds a row. */
        public boolean isWhole() {
            return cells == of;
        }
    }

    /**
     * How a table can be joined.
     *
     * @param columns all columns of the table
     * @param barcodes the one that is taken for barcodes; empty: none
     * @param matches the ways in which its rows find cells, the one that finds most first
     * @param hindrance why there is none, a paragraph; empty: there is one
     */
    public record Offer(
            List<String> columns, Optional<String> barcodes, List<Match> matches, Optional<String> hindrance) {
        public Offer {
            columns = List.copyOf(columns);
            matches = List.copyOf(matches);
        }
    }

    /**
     * What was joined.
     *
     * @param hasRow for each cell whether a row was found
     * @param words how that went, a sentence
     * @param doubt why it may be wrong, a sentence; empty: nothing speaks against it
     */
    record Joined(List<Column> columns, boolean[] hasRow, String words, Optional<String> doubt) {}

    /**
     * Reads a table; its first line names the columns.
     *
     * @throws DataProblem when it cannot be read or is no table
     */
    public static LabelFile read(Path file) {
        return read(List.of(file));
    }

    /**
     * Reads tables with the same columns as one.
     *
     * @throws DataProblem when one cannot be read or is no table, or their columns differ
     */
    public static LabelFile read(List<Path> files) {
        try {
            LabelTable table = LabelTable.read(files);
            String name =
                    files.stream().map(f -> String.valueOf(f.getFileName())).collect(Collectors.joining(" + "));
            return new LabelFile(name, table, Optional.empty());
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    String name() {
        return name;
    }

    List<LabelRow> table() {
        return table.rows();
    }

    /** From how many files the rows are. */
    int files() {
        return table.files();
    }

    /** The names of the columns that can be joined, in the file's order; the barcodes of these cells are not among them. */
    public List<String> columns(CellTable cells) {
        int barcodes = barcodeColumn(cells);
        List<String> all = table.columnNames();
        return IntStream.range(0, all.size())
                .filter(c -> c != barcodes)
                .mapToObj(all::get)
                .toList();
    }

    /** Number of rows. */
    public int rows() {
        return table.rows().size();
    }

    /**
     * One column, matched to the cells by the whole barcode.
     *
     * @throws DataProblem when there is no such column, a barcode occurs twice, or a cell has no row
     */
    public Column join(CellTable cells, String column) {
        return join(cells, column, TableMatch.WHOLE).columns().getFirst();
    }

    /**
     * One column, matched to the cells by a rule.
     *
     * @throws DataProblem when there is no such column, the rule leads to no cell or to several, or cells are left without
     *     a row though they must not
     */
    Joined join(CellTable cells, String column, TableMatch match) {
        LabelFile fitted = withBarcodes(match.barcodes()).fitted(cells);
        int at = fitted.indexOf(column);
        if (at < 0) {
            throw CellColumns.unknown(column, "The table %s".formatted(name), fitted.columns(cells));
        }
        RowMatch.Found found = new RowMatch(fitted, cells).rows(match);
        return new Joined(
                List.of(fitted.table.column(at, found.rows())), found.hasRow(), fitted.words(found), found.doubt());
    }

    /** All columns, matched to the cells by a rule. */
    Joined joinAll(CellTable cells, TableMatch match) {
        LabelFile fitted = withBarcodes(match.barcodes()).fitted(cells);
        RowMatch.Found found = new RowMatch(fitted, cells).rows(match);
        var joined = new ArrayList<Column>();
        for (String column : fitted.columns(cells)) {
            joined.add(fitted.table.column(fitted.indexOf(column), found.rows()));
        }
        return new Joined(joined, found.hasRow(), fitted.words(found), found.doubt());
    }

    private String words(RowMatch.Found found) {
        return Stream.concat(Stream.of(found.words()), table.told().stream()).collect(Collectors.joining(" "));
    }

    /** The ways of matching that lead to cells without doubt, the one that leads to most first. */
    public List<Match> matches(CellTable cells) {
        return new RowMatch(fitted(cells), cells).all();
    }

    /**
     * What a user is asked before the table is joined.
     *
     * @param said the column with barcodes; empty: it is found by what it holds
     * @throws DataProblem when there is no such column
     */
    public Offer offer(CellTable cells, Optional<String> said) {
        LabelFile fitted = withBarcodes(said).fitted(cells);
        int at = fitted.barcodeColumn(cells);
        var rows = new RowMatch(fitted, cells);
        return new Offer(
                fitted.table.columnNames(),
                at < 0
                        ? Optional.empty()
                        : Optional.of(fitted.table.columnNames().get(at)),
                rows.all(),
                rows.hindrance().map(DataProblem::paragraph));
    }

    /** The table as these cells make clear that it is meant: where its first line is a row, and what blanks are. */
    private LabelFile fitted(CellTable cells) {
        return new LabelFile(name, table.fitted(cells), barcodes);
    }

    List<String> header() {
        return table.header();
    }

    /** How many columns there are. */
    int width() {
        return table.header().size();
    }

    /** The name of a column; made up where the file has none. */
    String columnName(int column) {
        return table.columnNames().get(column);
    }

    /** Where the column of that name is; -1: there is none. */
    int indexOf(String column) {
        return table.columnNames().indexOf(column);
    }

    /**
     * The column that was said to hold barcodes; where none was, see {@link BarcodeColumn}.
     *
     * @return -1: there is none
     * @throws DataProblem when the one that was said does not exist
     */
    int barcodeColumn(CellTable cells) {
        if (barcodes.isPresent()) {
            int said = indexOf(barcodes.get());
            if (said < 0) {
                throw CellColumns.unknown(barcodes.get(), "The table %s".formatted(name), table.columnNames());
            }
            return said;
        }
        return new BarcodeColumn(table.header(), table.rows()).find(cells);
    }

    /** Whether so many values of a column are barcodes of these cells that rows need not be taken in their order. */
    boolean holdsBarcodes(CellTable cells) {
        return new BarcodeColumn(table.header(), table.rows()).isHeld(barcodeColumn(cells), cells);
    }

    @Override
    public String toString() {
        return table.header().stream().collect(Collectors.joining(", ", name + ": ", ""));
    }
}
