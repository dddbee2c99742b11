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
            Set.of("gene", "genes", "symbol", "gene_name", "gene_symbol", "official gene symbol", "gene_id");
    private static final Set<String> SET_NAMES =
            Set.of("set", "ct", "cell type", "cell_type", "phase", "name", "panel");

    private GeneSetFile() {}

    /**
     * Reads a file.
     *
     * @throws DataProblem when it cannot be read or holds no genes
     */
    public static List<GeneSet> read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            List<GeneSet> sets = parse(MtxParser.lines(file), name);
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

    private static List<GeneSet> parse(List<String> lines, String name) throws UnreadableData {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        if (filled.isEmpty()) {
            return List.of();
        }
        String first = filled.getFirst();
        if (first.split("\t").length > 2
                && column(List.of(first.split("\t")), GENE_NAMES).isEmpty()) {
            return gmt(filled);
        }
        if (first.contains("\t") || first.contains(",")) {
            return table(TextTable.parse(String.join("\n", filled), name), name);
        }
        var genes = filled.stream().map(String::strip).toList();
        boolean header = GENE_NAMES.contains(genes.getFirst().toLowerCase(Locale.ROOT));
        return List.of(new GeneSet(name, "", header ? genes.subList(1, genes.size()) : genes));
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
    private static List<GeneSet> table(TextTable table, String name) {
        int genes = column(table.header(), GENE_NAMES).orElse(0);
        OptionalInt set = column(table.header(), SET_NAMES);
        Map<String, List<String>> bySet = new LinkedHashMap<>();
        for (List<String> row : table.rows()) {
            String key = set.isPresent() ? row.get(set.getAsInt()).strip() : name;
            for (String gene : row.get(genes).split(",")) {
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
                .filter(c -> names.contains(header.get(c).strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
