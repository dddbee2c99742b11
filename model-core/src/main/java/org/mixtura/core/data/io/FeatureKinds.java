package org.mixtura.core.data.io;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;

/**
 * Which features of an .h5ad or loom file are no genes, as a column about them says where other things were measured in the
 * same cells. That column may hold biotypes instead, so only what is known to be no gene is left out.
 */
final class FeatureKinds {

    private static final Set<String> COLUMNS = Set.of("feature_types", "feature_type");

    /** As Cell Ranger and others call what is no gene, in lower case. */
    private static final Set<String> NO_GENES = Set.of(
            "antibody capture",
            "antigen capture",
            "crispr guide capture",
            "multiplexing capture",
            "custom",
            "peaks",
            "adt",
            "hto",
            "atac",
            "protein");

    private FeatureKinds() {}

    /**
     * What each feature is, from the columns about them.
     *
     * @return empty for genes; for all where nothing says so or none were left
     */
    static List<String> of(List<Column> columns, int features) {
        List<String> none = Collections.nCopies(features, "");
        Optional<Column> column = columns.stream()
                .filter(each -> COLUMNS.contains(each.name().toLowerCase(Locale.ROOT)))
                .findFirst();
        List<String> kinds = column.map(each -> IntStream.range(0, features)
                        .mapToObj(each::text)
                        .map(kind -> NO_GENES.contains(kind.strip().toLowerCase(Locale.ROOT)) ? kind.strip() : "")
                        .toList())
                .orElse(none);
        return kinds.contains("") ? kinds : none;
    }

    /** The table about genes alone. */
    static H5adTable genes(H5adTable all) {
        int[] genes = at(all);
        return genes.length == all.index().size() ? all : all.select(genes);
    }

    /** Where genes stand among all features. */
    static int[] at(H5adTable all) {
        List<String> kinds = of(all.columns(), all.index().size());
        return IntStream.range(0, kinds.size())
                .filter(feature -> kinds.get(feature).isEmpty())
                .toArray();
    }

    /** What is to be said of features that are no genes; empty where there are none. */
    static Optional<Finding> leftOut(H5adTable all) {
        var kinds = of(all.columns(), all.index().size()).stream()
                .filter(kind -> !kind.isEmpty())
                .toList();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(Findings.leftOutFeatures(
                        kinds.size(),
                        String.join(", ", kinds.stream().distinct().sorted().toList())));
    }
}
