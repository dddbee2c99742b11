package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;

/** Writes cells of a data set as .h5ad, with everything the source says of them and what was found since. */
public final class StudyExport {

    /** What the colours of a column are called, after its name. */
    static final String COLOURS = "_colors";

    private final StudyReader reader;

    public StudyExport(DatasetReaders readers) {
        this.reader = new StudyReader(readers);
    }

    /**
     * Colours of the levels of a column.
     *
     * @param colours {@code #rrggbb} in the order of the levels
     * @param chosen whether somebody chose them, so that they take the place of those that the source has
     */
    public record Shades(List<String> colours, boolean chosen) {

        public Shades {
            colours = List.copyOf(colours);
        }
    }

    /**
     * What is added to the source.
     *
     * @param known columns for the chosen cells that are taken from the source where it has them
     * @param cells columns for the chosen cells; one of a name that the source has takes its place
     * @param genes columns for a table of genes
     * @param annotations coordinates, graphs and the rest, for the chosen cells
     * @param colours of the levels of a column
     */
    public record Additions(
            List<Column> known,
            List<Column> cells,
            Function<GeneTable, List<Column>> genes,
            Annotations annotations,
            Function<Column.Categorical, Optional<Shades>> colours) {

        public Additions {
            known = List.copyOf(known);
            cells = List.copyOf(cells);
        }

        /** Nothing but these. */
        public static Additions of(List<Column> cells, Annotations annotations) {
            return new Additions(List.of(), cells, _ -> List.of(), annotations, _ -> Optional.empty());
        }

        /** A table of cells with its new columns. */
        Frame on(Frame source) {
            Frame frame = source;
            for (Column column : known) {
                frame = frame.withMissing(column);
            }
            for (Column column : cells) {
                frame = frame.with(column);
            }
            return frame.unique();
        }

        /** The colours of the columns of a table, by {@code COLUMN_colors}. */
        SequencedMap<String, Shades> colours(Frame frame) {
            var all = new LinkedHashMap<String, Shades>();
            for (Column column : frame.table().columns()) {
                // A key with a slash is read as nested dictionaries, in which no program looks for colours.
                if (column instanceof Column.Categorical levels && levels.name().indexOf('/') < 0) {
                    colours.apply(levels).ifPresent(shades -> all.put(levels.name() + COLOURS, shades));
                }
            }
            return all;
        }

        /** A table of genes with its new columns. */
        Frame on(Frame source, GeneTable names) {
            Frame frame = source;
            for (Column column : genes.apply(names)) {
                frame = frame.with(column);
            }
            return frame.unique();
        }
    }

    /**
     * Writes the chosen cells with all genes and all matrices of the source. Barcodes that repeat get a number, because
     * names of rows must be unique; so do names of genes. An .h5ad source comes with all that it has, in the types that it
     * has it in; where something was added under the name of one, that of the source is called {@code NAME_source}.
     *
     * @param rows of the source, in the order wanted
     * @param out must not exist
     * @return the elements of the source that could not be written again, by their paths
     * @throws DataProblem when the source cannot be read
     * @throws ConfigProblem when the file exists
     * @throws StorageProblem when it cannot be written
     */
    public List<String> write(Path source, ReadOptions options, int[] rows, Additions additions, Path out) {
        NewH5ad.requireFree(out);
        try {
            if (SourceH5ad.is(source)) {
                var left = new ArrayList<String>();
                NewH5ad.write(
                        out,
                        part -> left.addAll(
                                Hdf5Source.read(source, root -> new SourceH5ad(root, rows, additions).copied(part))));
                return List.copyOf(left);
            }
            Study whole = reader.read(source, options, new ImportLog());
            Study chosen = whole.select(
                    rows, IntStream.range(0, whole.counts().genes()).toArray());
            Frame cells = additions.on(chosen.cells());
            additions
                    .colours(cells)
                    .forEach((key, shades) -> additions.annotations().uns().put(key, new Uns.Texts(shades.colours())));
            Study named = new Study(
                    chosen.name(),
                    cells,
                    additions.on(chosen.genes(), chosen.names()),
                    chosen.names(),
                    chosen.matrices(),
                    chosen.countsAt());
            NewH5ad.write(named, additions.annotations(), out);
            return List.of();
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    /**
     * The genes of a file that was written from a source; their names were made unique, and are read as those of any file.
     *
     * @param place where the counts are in it
     * @throws DataProblem when it cannot be read
     */
    public static GeneTable genesOf(Path written, String place) {
        try {
            return Hdf5Source.read(written, root -> {
                var var = place.equals("raw/X") ? root.need("raw").need("var") : root.need("var");
                var table = H5adTable.read(var, root.child("uns"));
                return GeneNames.of(table.index(), table.columns()).table();
            });
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    /**
     * Where the counts are in a file that was written from a source.
     *
     * @param format what the source was, as its {@link Reading} says
     * @param place where the counts were in it
     * @param written the file; in those of earlier versions what was raw is X
     * @throws DataProblem when it cannot be read
     */
    public static String countsAt(String format, String place, Path written) {
        return switch (format) {
            case H5adReader.FORMAT -> place.equals("raw/X") && !SourceH5ad.hasRaw(written) ? "X" : place;
            case LoomReader.FORMAT -> StudyReader.ofLoom(place);
            default -> "X";
        };
    }
}
