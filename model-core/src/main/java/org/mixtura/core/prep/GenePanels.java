package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.io.GeneSet;
import org.mixtura.core.data.io.GeneSetFile;
import org.mixtura.resources.BundledResource;

/** The genes that a user wants to see whatever they do: markers of cell types, immediate-early genes, housekeeping genes. */
public final class GenePanels {

    /** The sets of the bundled files that make a panel; genes are found by symbol in any case, so species do not matter. */
    private static final List<String> IMMEDIATE_EARLY = List.of("IEG_HUMAN_Wu2017", "IEG_MOUSE_Wu2017");

    private static final String HOUSEKEEPING_HUMAN = "HKG_HUMAN_Tirosh2016";
    private static final String HOUSEKEEPING_MOUSE = "HKG_MOUSE_scSEG_Lin2019";

    private GenePanels() {}

    /** A panel that can be kept whatever its genes vary. */
    enum Panel {
        MARKERS("marker genes", "keepMarkers"),
        IMMEDIATE_EARLY_GENES("immediate-early genes", "keepImmediateEarly"),
        HOUSEKEEPING_GENES("housekeeping genes", "keepHousekeeping");

        private final String words;
        private final String setting;

        Panel(String words, String setting) {
            this.words = words;
            this.setting = setting;
        }

        /** What its genes are called. */
        String words() {
            return words;
        }

        /** The name of the setting that keeps it. */
        String setting() {
            return setting;
        }

        boolean isKept(PrepConfig config) {
            return switch (this) {
                case MARKERS -> config.keepMarkers();
                case IMMEDIATE_EARLY_GENES -> config.keepImmediateEarly();
                case HOUSEKEEPING_GENES -> config.keepHousekeeping();
            };
        }
    }

    /** The genes of a data set that the configuration wants in any case, ascending. */
    static int[] wanted(GeneTable genes, PrepConfig config) {
        return Arrays.stream(Panel.values())
                .filter(panel -> panel.isKept(config))
                .flatMapToInt(panel -> IntStream.of(members(genes, panel)))
                .distinct()
                .sorted()
                .toArray();
    }

    /** The genes of a data set that are in a panel, ascending; markers of human and mouse alike. */
    static int[] members(GeneTable genes, Panel panel) {
        return switch (panel) {
            case IMMEDIATE_EARLY_GENES -> immediateEarly(genes);
            case HOUSEKEEPING_GENES -> housekeeping(genes);
            case MARKERS -> {
                var symbols = new HashSet<String>();
                addAll(GeneSetFile.bundled(BundledResource.PANGLAO_HUMAN), symbols);
                addAll(GeneSetFile.bundled(BundledResource.PANGLAO_MOUSE), symbols);
                yield members(genes, symbols);
            }
        };
    }

    /** Immediate-early genes of a data set, which answer to activity of the cell; ascending. */
    public static int[] immediateEarly(GeneTable genes) {
        return members(genes, IMMEDIATE_EARLY);
    }

    /** Housekeeping genes of a data set; ascending. */
    public static int[] housekeeping(GeneTable genes) {
        return members(genes, List.of(isMouse(genes) ? HOUSEKEEPING_MOUSE : HOUSEKEEPING_HUMAN));
    }

    /** Marker genes by cell type, of the species whose symbols the genes have. */
    public static List<GeneSet> cellTypes(GeneTable genes) {
        return GeneSetFile.bundled(isMouse(genes) ? BundledResource.PANGLAO_MOUSE : BundledResource.PANGLAO_HUMAN);
    }

    private static int[] members(GeneTable genes, List<String> sets) {
        var symbols = new HashSet<String>();
        addAll(named(sets), symbols);
        return members(genes, symbols);
    }

    private static int[] members(GeneTable genes, Set<String> symbols) {
        return IntStream.range(0, genes.size())
                .filter(gene -> symbols.contains(genes.symbols().get(gene).toLowerCase(Locale.ROOT)))
                .toArray();
    }

    private static List<GeneSet> named(List<String> names) {
        var found = new ArrayList<GeneSet>();
        for (GeneSet set : GeneSetFile.bundled(BundledResource.IEG_AND_HOUSEKEEPING)) {
            if (names.contains(set.name())) {
                found.add(set);
            }
        }
        return found;
    }

    private static void addAll(List<GeneSet> sets, Set<String> symbols) {
        sets.forEach(set -> set.genes().forEach(gene -> symbols.add(gene.toLowerCase(Locale.ROOT))));
    }

    /** Symbols of mouse genes begin with one capital, human ones are in capitals. */
    private static boolean isMouse(GeneTable genes) {
        long capitals = genes.symbols().stream()
                .filter(s -> s.equals(s.toUpperCase(Locale.ROOT)))
                .count();
        return capitals < genes.size() / 2;
    }
}
