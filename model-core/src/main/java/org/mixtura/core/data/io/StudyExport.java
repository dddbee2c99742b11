package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;

/** Writes cells of a data set as .h5ad, with everything the source says of them and what was found since. */
public final class StudyExport {

    private final StudyReader reader;

    public StudyExport(DatasetReaders readers) {
        this.reader = new StudyReader(readers);
    }

    /**
     * What is added to the source.
     *
     * @param cells columns for the chosen cells; one of a name that the source has takes its place
     * @param genes columns for all genes of the source
     * @param annotations coordinates, graphs and the rest, for the chosen cells
     */
    public record Additions(List<Column> cells, List<Column> genes, Annotations annotations) {

        public Additions {
            cells = List.copyOf(cells);
            genes = List.copyOf(genes);
        }
    }

    /**
     * Writes the chosen cells with all genes and all matrices of the source. Barcodes that repeat get a number, because
     * names of rows must be unique; so do names of genes. Coordinates that an .h5ad source has of its cells are kept; where
     * something was added under the name of one, that of the source is called {@code NAME_source}.
     *
     * @param rows of the source, in the order wanted
     * @param out must not exist
     * @throws DataProblem when the source cannot be read
     * @throws ConfigProblem when the file exists
     * @throws StorageProblem when it cannot be written
     */
    public void write(Path source, ReadOptions options, int[] rows, Additions additions, Path out) {
        NewH5ad.requireFree(out);
        try {
            Study whole = reader.read(source, options, new ImportLog());
            Study chosen = whole.select(
                    rows, IntStream.range(0, whole.counts().genes()).toArray());
            Study named = new Study(
                    chosen.name(),
                    with(chosen.cells(), additions.cells()),
                    with(chosen.genes(), additions.genes()),
                    chosen.names(),
                    chosen.matrices(),
                    chosen.countsAt());
            SourceCoordinates.add(
                    SourceCoordinates.read(source, rows, whole.cells().table().size()),
                    additions.annotations().obsm());
            NewH5ad.write(named, additions.annotations(), out);
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    /**
     * Where the counts are in a file that was written from a source.
     *
     * @param format what the source was, as its {@link Reading} says
     * @param place where the counts were in it
     */
    public static String countsAt(String format, String place) {
        return switch (format) {
            case H5adReader.FORMAT -> place.equals("raw/X") ? "X" : place;
            case LoomReader.FORMAT -> StudyReader.ofLoom(place);
            default -> "X";
        };
    }

    private static Frame with(Frame frame, List<Column> columns) {
        CellTable table = frame.table();
        for (Column column : columns) {
            table = table.with(column);
        }
        return new Frame(frame.indexName(), new CellTable(unique(table.barcodes()), table.columns()));
    }

    /** The second of a name becomes {@code name-1}, as AnnData does it. */
    private static List<String> unique(List<String> names) {
        var taken = new HashSet<>(names);
        if (taken.size() == names.size()) {
            return names;
        }
        var seen = new HashSet<String>();
        var next = new HashMap<String, Integer>();
        var free = new ArrayList<String>();
        for (String name : names) {
            String candidate = name;
            if (!seen.add(name)) {
                do {
                    candidate = name + "-" + next.merge(name, 1, Integer::sum);
                } while (taken.contains(candidate) || !seen.add(candidate));
            }
            free.add(candidate);
        }
        return free;
    }
}
