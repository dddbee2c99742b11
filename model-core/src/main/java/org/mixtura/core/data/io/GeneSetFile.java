package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixtura.core.error.DataProblem;
import org.mixtura.resources.BundledResource;

/**
 * Reads gene sets: GMT (name, source, genes), tables with a column of genes and one of sets, and plain lists of one gene a
 * line; compressed or not.
 */
public final class GeneSetFile {

    private static final Set<String> GENE_NAMES =
            Set.of("gene", "genes", "symbol", "gene name", "gene symbol", "official gene symbol", "gene id");
    private static final Set<String> SET_NAMES = Set.of("set", "ct", "cell type", "phase", "name", "panel");

    private GeneSetFile() {}

    /**
     * Reads a file.
     *
     * @throws DataProblem when it cannot be read or holds no genes
     */
    public static List<GeneSet> read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            List<GeneSet> sets = parse(file, name);
            if (sets.stream().allMatch(set -> set.genes().isEmpty())) {
                throw new DataProblem(
                        "The file %s holds no genes.".formatted(name),
                        "Gene sets are read from GMT files, tables with a column of genes, and lists of one gene a line.",
                        "Choose another file.");
            }
            return sets;
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    /** The sets of a bundled file. */
    public static List<GeneSet> bundled(BundledResource file) {
        try (InputStream in = file.open()) {
            return gmt(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException("the bundled gene sets cannot be read", broken);
        }
    }

    private static List<GeneSet> parse(Path file, String name) throws UnreadableData {
        List<String> filled =
                MtxParser.lines(file).stream().filter(line -> !line.isBlank()).toList();
        if (filled.isEmpty()) {
            return List.of();
        }
        if (isGmt(filled.getFirst())) {
            return gmt(filled);
        }
        if (filled.stream().noneMatch(line -> line.contains("\t") || line.contains(",") || line.contains(";"))) {
            var genes = filled.stream().map(GeneSetFile::bare).toList();
            boolean header = GENE_NAMES.contains(word(genes.getFirst()));
            return List.of(new GeneSet(name, "", header ? genes.subList(1, genes.size()) : genes));
        }
        List<List<String>> records = TextTable.records(file);
        if (records.size() == 1) {
            return List.of(new GeneSet(
                    name,
                    "",
                    records.getFirst().stream().filter(gene -> !gene.isBlank()).toList()));
        }
        return hasHeader(records)
                ? table(records.getFirst(), records.subList(1, records.size()), name)
                : table(List.of(), records, name);
    }

    /** A word for a column, whatever stands between its parts. */
    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[_. -]+", " ");
    }

    private static String bare(String line) {
        return line.strip().replaceAll("^\"|\"$", "");
    }

    /** A name, a source, and genes; numbers are no genes. */
    private static boolean isGmt(String line) {
        String[] fields = line.split("\t");
        return fields.length > 2
                && column(List.of(fields), GENE_NAMES).isEmpty()
                && Arrays.stream(fields).skip(2).noneMatch(DelimitedFile::isNumber);
    }

    /** A first line is a header when it has a word for genes, or no number where all others have one. */
    private static boolean hasHeader(List<List<String>> records) {
        List<String> first = records.getFirst();
        if (column(first, GENE_NAMES).isPresent()) {
            return true;
        }
        List<List<String>> others = records.subList(1, records.size());
        return IntStream.range(0, first.size())
                .anyMatch(c -> !DelimitedFile.isNumber(first.get(c))
                        && others.stream().allMatch(row -> c < row.size() && DelimitedFile.isNumber(row.get(c))));
    }

    private static List<GeneSet> gmt(List<String> lines) {
        var sets = new ArrayList<GeneSet>();
        for (String line : lines) {
            String[] fields = line.split("\t");
            if (fields.length > 2) {
                sets.add(new GeneSet(
                        fields[0].strip(),
                        fields[1].strip(),
                        Arrays.stream(fields)
                                .skip(2)
                                .map(String::strip)
                                .filter(g -> !g.isEmpty())
                                .toList()));
            }
        }
        return sets;
    }

    /** A field of several genes is a list with commas. */
    private static List<GeneSet> table(List<String> header, List<List<String>> rows, String name) {
        int genes = column(header, GENE_NAMES).orElse(0);
        // A column called name holds the genes where no other does.
        OptionalInt set =
                column(header, SET_NAMES).stream().filter(c -> c != genes).findFirst();
        Map<String, List<String>> bySet = new LinkedHashMap<>();
        for (List<String> row : rows) {
            String key = set.isPresent() && set.getAsInt() < row.size() ? row.get(set.getAsInt()) : name;
            for (String gene : genes < row.size() ? row.get(genes).split(",") : new String[0]) {
                if (!gene.isBlank()) {
                    bySet.computeIfAbsent(key, _ -> new ArrayList<>()).add(gene.strip());
                }
            }
        }
        var sets = new ArrayList<GeneSet>();
        bySet.forEach((key, members) -> sets.add(new GeneSet(key, name, members)));
        return sets;
    }

    private static OptionalInt column(List<String> header, Set<String> names) {
        return IntStream.range(0, header.size())
                .filter(c -> names.contains(word(header.get(c))))
                .findFirst();
    }
}
