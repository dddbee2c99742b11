package org.mixtura.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.HexColour;

/**
 * Cells and genes as CSV that opens anywhere. The kinds and levels of the cell columns, which CSV cannot say, lie in a
 * small JSON file beside it.
 */
final class CellTableCsv {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CellTableCsv() {}

    static void writeCells(Path csv, Path kinds, CellTable cells) throws IOException {
        AtomicFiles.write(csv, out -> {
            try (var printer = FORMAT.print(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                var header = new ArrayList<String>(List.of("barcode"));
                cells.columns().forEach(c -> header.add(c.name()));
                printer.printRecord(header);
                for (int r = 0; r < cells.size(); r++) {
                    printer.print(cells.barcodes().get(r));
                    for (Column column : cells.columns()) {
                        printer.print(column.text(r));
                    }
                    printer.println();
                }
            }
        });
        AtomicFiles.write(kinds, out -> JSON.writerWithDefaultPrettyPrinter().writeValue(out, kinds(cells)));
    }

    static CellTable readCells(Path csv, Path kinds) throws IOException {
        var declared = JSON.readTree(Files.readString(kinds));
        var records = records(csv, declared.size() + 1);
        var barcodes = records.stream().map(r -> r.get(0)).toList();
        var columns = new ArrayList<Column>();
        for (int c = 0; c < declared.size(); c++) {
            int at = c + 1;
            columns.add(
                    column(declared.get(c), records.stream().map(r -> r.get(at)).toList()));
        }
        return new CellTable(barcodes, columns);
    }

    static void writeGenes(Path csv, GeneTable genes) throws IOException {
        AtomicFiles.write(csv, out -> {
            try (var printer = FORMAT.print(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                printer.printRecord("id", "symbol");
                for (int g = 0; g < genes.size(); g++) {
                    printer.printRecord(genes.ids().get(g), genes.symbols().get(g));
                }
            }
        });
    }

    static GeneTable readGenes(Path csv) throws IOException {
        var records = records(csv, 2);
        return new GeneTable(
                records.stream().map(r -> r.get(0)).toList(),
                records.stream().map(r -> r.get(1)).toList());
    }

    private static List<CSVRecord> records(Path csv, int fields) throws IOException {
        try (var parser = FORMAT.parse(Files.newBufferedReader(csv))) {
            var all = parser.getRecords();
            for (CSVRecord row : all) {
                if (row.size() != fields) {
                    throw new IOException("%s has %d instead of %d fields in row %d"
                            .formatted(csv.getFileName(), row.size(), fields, row.getRecordNumber()));
                }
            }
            return all.subList(Math.min(1, all.size()), all.size());
        }
    }

    private static ArrayNode kinds(CellTable cells) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (Column column : cells.columns()) {
            var node = array.addObject().put("name", column.name());
            switch (column) {
                case Column.Categorical c -> {
                    var levels = node.put("kind", "categorical").putArray("levels");
                    c.levels().forEach(levels::add);
                    if (!c.colours().isEmpty()) {
                        var colours = node.putObject("colours");
                        new TreeMap<>(c.colours()).forEach((level, argb) -> colours.put(level, HexColour.text(argb)));
                    }
                }
                case Column.Numeric _ -> node.put("kind", "numeric");
                case Column.Text _ -> node.put("kind", "text");
            }
        }
        return array;
    }

    private static Column column(JsonNode declared, List<String> texts) throws IOException {
        String name = declared.path("name").asText();
        return switch (declared.path("kind").asText()) {
            case "categorical" -> categorical(name, declared, texts);
            case "numeric" ->
                new Column.Numeric(
                        name,
                        texts.stream()
                                .mapToDouble(t -> t.isEmpty() ? Double.NaN : Double.parseDouble(t))
                                .toArray());
            case "text" -> new Column.Text(name, texts);
            default -> throw new IOException("column " + name + " is of an unknown kind");
        };
    }

    private static Column categorical(String name, JsonNode declared, List<String> texts) {
        Map<String, Integer> index = new LinkedHashMap<>();
        declared.path("levels").forEach(level -> index.put(level.asText(), index.size()));
        var colours = new HashMap<String, Integer>();
        declared.path("colours")
                .fields()
                .forEachRemaining(each -> colours.put(
                        each.getKey(), HexColour.parse(each.getValue().asText())));
        return new Column.Categorical(
                        name,
                        List.copyOf(index.keySet()),
                        texts.stream()
                                .mapToInt(t -> index.getOrDefault(t, Column.Categorical.MISSING))
                                .toArray())
                .coloured(colours);
    }
}
