package org.mixtura.core.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** The files of a finished run, to be carried somewhere else and to become a run folder again. */
public final class RunFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunSpecJson specs;

    public RunFiles(RunSpecJson specs) {
        this.specs = specs;
    }

    /**
     * Reads them.
     *
     * @throws StorageProblem when one cannot be read
     */
    public static SequencedMap<String, byte[]> of(Path folder) {
        var contents = new LinkedHashMap<String, byte[]>();
        try {
            for (Path file : RunFolder.ofFinished(folder)) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new StorageProblem(
                    "The files of the run in '%s' cannot be read.".formatted(folder),
                    SystemReason.of(unreadable),
                    "Check the rights to read them.",
                    unreadable);
        }
        return contents;
    }

    /** What lies on top of a run, to whom rows of the data become other rows. */
    @FunctionalInterface
    public interface OnTop {

        /**
         * Cells have moved.
         *
         * @param part the run folder while it is written
         * @param rows the row that each cell had; its row is now its place in them
         */
        void renumber(Path part, int[] rows);
    }

    /**
     * Makes a run folder of them, whole or not at all; from then on its cells and genes are those of {@code data}.
     *
     * @param data holds the cells of the run in their order, and all their columns
     * @param folder must not exist
     * @param onTop follows with what names rows of the data
     * @throws ConfigProblem when the folder exists, or the files describe no run that this program knows
     * @throws StorageProblem when it cannot be written
     */
    public void restore(Map<String, byte[]> contents, Path data, Path folder, OnTop onTop) {
        if (Files.exists(folder)) {
            throw new ConfigProblem(
                    "'%s' exists already.".formatted(folder),
                    "A run is taken out into a folder of its own, and none is ever changed.",
                    "Choose another name.");
        }
        try {
            AtomicFolder.write(folder, part -> {
                for (var file : contents.entrySet()) {
                    // Names come from a file that anybody may have written; none may lead out of the folder.
                    var place = RunFolder.placeOf(file.getKey(), part);
                    if (place.isPresent()) {
                        Files.createDirectories(place.get().getParent());
                        Files.write(place.get(), file.getValue());
                    }
                }
                nameGenes(part.resolve(RunFolder.GENES), StudyExport.genesOf(data, describe(part, data)));
                onTop.renumber(part, number(part));
            });
        } catch (IOException unwritable) {
            throw new StorageProblem(
                    "The run cannot be written to '%s'.".formatted(folder),
                    SystemReason.of(unwritable),
                    "Check free space and permissions, or choose another place.",
                    unwritable);
        }
    }

    /** The data that a run rests on are now those of the file it came out of; returns where the counts are in it. */
    private String describe(Path part, Path data) throws IOException {
        Path file = part.resolve(RunFolder.SPEC);
        if (!Files.exists(file) || !(JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode description)) {
            throw new ConfigProblem(
                    "There is no run in it.",
                    "A run needs its %s, and there is none.".formatted(RunFolder.SPEC),
                    "Export the run again.");
        }
        var spec = specs.read(description.path("spec"), part);
        String place = StudyExport.countsAt(
                description.path("data").path("format").asText(),
                spec.countsAt().orElse("X"),
                data);
        description.set("spec", specs.write(spec.inFile(data, place)));
        var fingerprint = Fingerprint.of(data);
        if (description.path("data") instanceof ObjectNode about) {
            about.put("bytes", fingerprint.bytes()).put("sha256", fingerprint.sha256());
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), description);
        return place;
    }

    /** Symbols that repeat got a number in the file, and whoever reads it finds the genes under these. */
    private static void nameGenes(Path csv, GeneTable now) throws IOException {
        var before = CellTableCsv.readGenes(csv);
        var symbols = new HashMap<String, String>();
        for (int gene = 0; gene < now.size(); gene++) {
            symbols.put(now.ids().get(gene), now.symbols().get(gene));
        }
        var named = IntStream.range(0, before.size())
                .mapToObj(gene -> symbols.getOrDefault(
                        before.ids().get(gene), before.symbols().get(gene)))
                .toList();
        CellTableCsv.writeGenes(csv, new GeneTable(before.ids(), named));
    }

    /** Cells are where they are in the new file, and called as they are there; returns where they were. */
    private static int[] number(Path part) throws IOException {
        Path cells = part.resolve(RunFolder.CELLS);
        Path kinds = part.resolve(RunFolder.CELL_KINDS);
        var table = CellTableCsv.readCells(cells, kinds);
        int[] before = table.column(RunFolder.SOURCE_ROW)
                .filter(Column.Numeric.class::isInstance)
                .map(Column.Numeric.class::cast)
                .map(column -> IntStream.range(0, column.size())
                        .map(cell -> (int) column.values()[cell])
                        .toArray())
                .orElseGet(() -> IntStream.range(0, table.size()).toArray());
        var rows = IntStream.range(0, table.size()).asDoubleStream().toArray();
        CellTableCsv.writeCells(
                cells,
                kinds,
                table.with(new Column.Numeric(RunFolder.SOURCE_ROW, rows)).unique());
        return before;
    }
}
