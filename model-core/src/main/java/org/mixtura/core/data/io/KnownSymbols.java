package org.mixtura.core.data.io;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.mixtura.resources.BundledResource;

/** Symbols of genes that are surely genes: all members of the bundled gene sets, in lower case. */
final class KnownSymbols implements Supplier<Set<String>> {

    private static final List<BundledResource> SETS =
            List.of(BundledResource.IEG_AND_HOUSEKEEPING, BundledResource.PANGLAO_HUMAN, BundledResource.PANGLAO_MOUSE);

    @Override
    public Set<String> get() {
        var symbols = new HashSet<String>();
        for (BundledResource file : SETS) {
            for (GeneSet set : GeneSetFile.bundled(file)) {
                set.genes().forEach(gene -> symbols.add(gene.toLowerCase(Locale.ROOT)));
            }
        }
        return symbols;
    }
}
