package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.MissingWords;
import org.mixtura.core.data.UniqueNames;

/**
 * Tells ids from symbols. The id of a gene is its Ensembl (or FlyBase, WormBase) id where the file has one for every
 * gene, else the row name; ids that repeat are numbered, symbols are never changed.
 *
 * @param findings what a user should know about repeated names
 */
record GeneNames(GeneTable table, List<Finding> findings) {

    private static final Pattern STABLE_ID = Pattern.compile("ENS[A-Z]*G\\d{6,}(\\.\\d+)?|FBgn\\d+|WBGene\\d+");

    /** What spreadsheets make of SEPT2, MARCH1, DEC1 and of names of Riken clones such as 2310009E13. */
    private static final Pattern DATE = Pattern.compile(
            "(?i)\\d{1,2}-(mar|sep|sept|dec|oct|nov|feb|apr)"
                    + "|(mar|sep|sept|dec|oct|nov|feb|apr)-\\d{1,2}|(19|20)\\d\\d-\\d\\d-\\d\\d( 00:00:00)?|\\d\\.\\d+E\\+\\d+");

    private static final Pattern MADE_UP = Pattern.compile("(gene|pixel|row|column)_\\d+(_\\d+)?");

    /** Share of stable ids above which a list is one of ids; spike-ins and transgenes have none. */
    private static final double ID_SHARE = 0.9;

    /** Names of genes differ, but for few symbols that several ids share. */
    private static final double DISTINCT = 0.8;

    /** Among all genes of a species this share or more have symbols of the bundled sets. */
    private static final double KNOWN = 0.2;

    private static final List<String> ID_COLUMNS = List.of(
            "gene_ids", "gene_id", "ensembl", "ensembl_id", "ensembl_ids", "ensembl_gene_id", "feature_id", "id");

    private static final List<String> SYMBOL_COLUMNS = List.of(
            "feature_name",
            "gene_symbols",
            "gene_symbol",
            "gene_name",
            "gene_names",
            "gene_short_name",
            "symbol",
            "symbols",
            "hgnc_symbol",
            "mgi_symbol",
            "name");

    /** From AnnData's {@code var}: row names and columns. */
    static GeneNames of(List<String> index, List<Column> columns) {
        var findings = new ArrayList<Finding>();
        boolean indexIsId = areStableIds(index);
        List<String> ids = index;
        Optional<Column> listed = indexIsId ? Optional.empty() : firstColumn(columns, ID_COLUMNS);
        if (listed.isPresent() && areStableIds(texts(listed.get()))) {
            List<String> found = texts(listed.get());
            Repeats repeated = Repeats.in(found);
            if (new HashSet<>(found).size() == found.size() && found.stream().noneMatch(MissingWords::isNoName)) {
                ids = found;
            } else {
                findings.add(Findings.unusedIds(listed.get().name(), repeated.all));
            }
        }
        List<String> symbols = index;
        // Row names that are ids or numbers are no symbols; a column may have them, whatever it is called.
        if (indexIsId || areNumbers(index)) {
            Optional<Column> named = firstColumn(columns, SYMBOL_COLUMNS);
            Optional<Column> seen = named.isPresent() ? Optional.empty() : likeGenes(columns);
            seen.ifPresent(column -> findings.add(TableFindings.symbolsFrom(column.name())));
            symbols = named.or(() -> seen).map(GeneNames::texts).orElse(index);
        }
        GeneNames names = ofPairs(ids, symbols);
        findings.addAll(names.findings);
        return new GeneNames(names.table, findings);
    }

    /** Whether names are numbers, as Entrez ids are. */
    static boolean areNumbers(List<String> names) {
        return !names.isEmpty() && names.stream().allMatch(name -> name.matches("\\d+"));
    }

    /** The first column of texts that look like names of genes, and that mostly differ. */
    static Optional<Column> likeGenes(List<Column> columns) {
        Set<String> known = new KnownSymbols().get();
        return columns.stream()
                .filter(Predicate.not(Column.Numeric.class::isInstance))
                .filter(column -> {
                    List<String> texts = texts(column);
                    long genes = texts.stream()
                            .filter(text -> known.contains(text.toLowerCase(Locale.ROOT)))
                            .count();
                    boolean areGenes = genes >= KNOWN * texts.size() || areStableIds(texts);
                    return areGenes && new HashSet<>(texts).size() >= DISTINCT * texts.size();
                })
                .findFirst();
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    /** From a list of ids and one of symbols of the same length, as in a 10x folder; names that hold both are taken apart. */
    static GeneNames ofPairs(List<String> ids, List<String> symbols) {
        var findings = new ArrayList<Finding>();
        Optional<CombinedNames> both = ids.equals(symbols) ? CombinedNames.of(ids) : Optional.empty();
        both.ifPresent(names -> findings.add(names.finding()));
        return ofPairs(
                both.map(CombinedNames::ids).orElse(ids),
                both.map(CombinedNames::symbols).orElse(symbols),
                findings);
    }

    private static GeneNames ofPairs(List<String> ids, List<String> symbols, List<Finding> findings) {
        Repeats repeatedIds = Repeats.in(ids);
        List<String> unique = UniqueNames.of(ids).names();
        if (!repeatedIds.all.isEmpty()) {
            findings.add(Findings.numberedGenes(repeatedIds.all));
        } else {
            Repeats repeated = Repeats.in(symbols);
            if (!repeated.all.isEmpty()) {
                findings.add(Findings.sharedSymbols(repeated.all));
            }
        }
        List<String> dates =
                symbols.stream().filter(s -> DATE.matcher(s.strip()).matches()).toList();
        if (!dates.isEmpty()) {
            findings.add(Findings.dates(dates));
        }
        var shown = new ArrayList<String>(symbols.size());
        for (int g = 0; g < symbols.size(); g++) {
            shown.add(symbols.get(g).isBlank() ? unique.get(g) : symbols.get(g));
        }
        return new GeneNames(new GeneTable(unique, shown), findings);
    }

    static boolean areStableIds(List<String> names) {
        long matching =
                names.stream().filter(n -> STABLE_ID.matcher(n).matches()).count();
        return !names.isEmpty() && matching >= ID_SHARE * names.size();
    }

    /** Whether a reader made the names up because the file has none. */
    static boolean areMadeUp(List<String> names) {
        return !names.isEmpty()
                && names.stream().allMatch(name -> MADE_UP.matcher(name).matches());
    }

    /** An Ensembl id as it is without its version; any other name as it is. */
    static String withoutVersion(String name) {
        int point = name.lastIndexOf('.');
        return point > 0 && STABLE_ID.matcher(name).matches() ? name.substring(0, point) : name;
    }

    /** Whether names only number the genes: 0, 1, 2 ... or 1, 2, 3 ... */
    static boolean areCounted(List<String> names) {
        for (int start = 0; start <= 1; start++) {
            int from = start;
            if (!names.isEmpty()
                    && IntStream.range(0, names.size())
                            .allMatch(i -> names.get(i).equals(Integer.toString(from + i)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a column with this name holds ids or symbols. */
    static boolean isName(String column) {
        return ID_COLUMNS.stream().anyMatch(column::equalsIgnoreCase)
                || SYMBOL_COLUMNS.stream().anyMatch(column::equalsIgnoreCase);
    }

    private static Optional<Column> firstColumn(List<Column> columns, List<String> wanted) {
        return wanted.stream()
                .flatMap(name -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(name) && !(column instanceof Column.Numeric)))
                .findFirst();
    }

    /** The names that occur more than once; a word for none is no name. */
    private record Repeats(List<String> all) {
        static Repeats in(List<String> names) {
            var seen = new HashSet<String>();
            var repeated = new java.util.LinkedHashSet<String>();
            names.forEach(name -> {
                if (!seen.add(name) && !MissingWords.isNoName(name)) {
                    repeated.add(name);
                }
            });
            return new Repeats(List.copyOf(repeated));
        }
    }
}
