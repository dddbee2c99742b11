package org.mixtura.core.data.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.data.store.MappedCsr;

/** A reading in the cache: the small things as JSON, names and columns in a file beside the matrix. */
final class StoredReading {

    private static final String TABLES = "tables.bin";

    private StoredReading() {}

    static void write(Reading reading, MappedCsr matrix, ObjectNode json) throws IOException {
        json.put("folder", String.valueOf(matrix.folder().getFileName()))
                .put("format", reading.format())
                .put("countsAt", reading.countsAt());
        var places = json.putArray("places");
        reading.places()
                .forEach(place -> places.addObject().put("name", place.name()).put("counts", place.looksLikeCounts()));
        ValueProfile profile = reading.profile();
        json.putObject("profile")
                .put("stored", profile.stored())
                .put("wholeShare", profile.wholeShare())
                .put("max", profile.max())
                .put("kind", profile.kind().name())
                .put("unit", profile.unit())
                .put("bad", profile.bad())
                .put("badCell", profile.badCell())
                .put("badGene", profile.badGene())
                .put("badValue", profile.badValue());
        var findings = json.putArray("findings");
        reading.findings().forEach(finding -> findings.add(FindingJson.write(finding)));
        Path tables = matrix.folder().resolve(TABLES);
        var sum = new CRC32C();
        try (var file = new FileOutputStream(tables.toFile());
                var out = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(file, sum), 1 << 16))) {
            write(reading.genes().ids(), out);
            write(reading.genes().symbols(), out);
            write(reading.cells().barcodes(), out);
            writeColumns(reading.cells().columns(), out);
            writeColumns(reading.aboutGenes(), out);
            out.flush();
            file.getFD().sync();
        }
        json.put("tables", sum.getValue()).put("starts", matrix.checksum());
    }

    /** Reads what was kept; throws when it is not what was written. */
    static Reading read(JsonNode json, Path cache, Path source) throws IOException {
        Path folder = cache.resolve(json.path("folder").asText());
        requireWhole(json, folder);
        try (var in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(TABLES)), 1 << 16))) {
            var genes = new GeneTable(readTexts(in), readTexts(in));
            List<String> barcodes = readTexts(in);
            List<Column> columns = readColumns(in);
            List<Column> aboutGenes = readColumns(in);
            var places = new ArrayList<MatrixPlace>();
            json.path("places")
                    .forEach(place -> places.add(new MatrixPlace(
                            place.path("name").asText(), place.path("counts").asBoolean())));
            var findings = new ArrayList<Finding>();
            json.path("findings").forEach(finding -> findings.add(FindingJson.read(finding)));
            return new Reading(
                    DatasetNames.of(source),
                    source,
                    json.path("format").asText(),
                    places,
                    json.path("countsAt").asText(),
                    matrix(json, folder, genes.size()),
                    profile(json.path("profile")),
                    genes,
                    new CellTable(barcodes, columns),
                    aboutGenes,
                    findings);
        } catch (IllegalArgumentException | NegativeArraySizeException other) {
            throw new IOException("the entry of " + folder + " is none that this version writes", other);
        }
    }

    private static void requireWhole(JsonNode json, Path folder) throws IOException {
        var sum = new CRC32C();
        try (var in = new CheckedInputStream(Files.newInputStream(folder.resolve(TABLES)), sum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (json.path("tables").asLong(-1) != sum.getValue()) {
            throw new IOException("the tables in " + folder + " are not those that were written");
        }
    }

    private static MappedCsr matrix(JsonNode json, Path folder, int genes) throws IOException {
        var matrix = MappedCsr.open(folder, genes);
        if (json.path("starts").asLong(-1) != matrix.checksum()) {
            throw new IOException("the rows in " + folder + " are not those that were written");
        }
        return matrix;
    }

    private static ValueProfile profile(JsonNode json) {
        return new ValueProfile(
                json.path("stored").asLong(),
                json.path("wholeShare").asDouble(),
                json.path("max").asDouble(),
                ValueProfile.Kind.valueOf(json.path("kind").asText()),
                json.path("unit").asDouble(),
                json.path("bad").asLong(),
                json.path("badCell").asInt(),
                json.path("badGene").asInt(),
                (float) json.path("badValue").asDouble());
    }

    private static void writeColumns(List<Column> columns, DataOutputStream out) throws IOException {
        out.writeInt(columns.size());
        for (Column column : columns) {
            write(column, out);
        }
    }

    private static List<Column> readColumns(DataInputStream in) throws IOException {
        var columns = new ArrayList<Column>();
        for (int left = in.readInt(); left > 0; left--) {
            columns.add(readColumn(in));
        }
        return columns;
    }

    private static void write(Column column, DataOutputStream out) throws IOException {
        switch (column) {
            case Column.Categorical c -> {
                out.writeByte('c');
                write(c.name(), out);
                write(c.levels(), out);
                write(c.kind().name(), out);
                out.writeBoolean(c.ordered());
                out.writeInt(c.colours().size());
                for (var colour : c.colours().entrySet()) {
                    write(colour.getKey(), out);
                    out.writeInt(colour.getValue());
                }
                out.writeInt(c.size());
                for (int code : c.codes()) {
                    out.writeInt(code);
                }
            }
            case Column.Numeric n -> {
                out.writeByte('n');
                write(n.name(), out);
                out.writeByte(n.type().bytes());
                write(n.type().form().name(), out);
                out.writeBoolean(n.type().nullable());
                out.writeInt(n.size());
                for (double value : n.values()) {
                    out.writeDouble(value);
                }
            }
            case Column.Text t -> {
                out.writeByte('t');
                write(t.name(), out);
                write(t.values(), out);
            }
        }
    }

    private static Column readColumn(DataInputStream in) throws IOException {
        int kind = in.readByte();
        String name = readText(in);
        return switch (kind) {
            case 'c' -> {
                List<String> levels = readTexts(in);
                var levelKind = Column.Levels.valueOf(readText(in));
                boolean ordered = in.readBoolean();
                var colours = new HashMap<String, Integer>();
                for (int left = in.readInt(); left > 0; left--) {
                    colours.put(readText(in), in.readInt());
                }
                int[] codes = new int[in.readInt()];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = in.readInt();
                }
                yield new Column.Categorical(name, levels, codes, levelKind, ordered, colours);
            }
            case 'n' -> {
                var type = new NumberType(in.readByte(), NumberType.Form.valueOf(readText(in)), in.readBoolean());
                double[] values = new double[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readDouble();
                }
                yield new Column.Numeric(name, values, type);
            }
            case 't' -> new Column.Text(name, readTexts(in));
            default -> throw new IOException("unknown kind of column " + kind);
        };
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(text, out);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
