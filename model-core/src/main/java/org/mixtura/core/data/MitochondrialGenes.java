package org.mixtura.core.data;

import java.util.Locale;
import java.util.Set;

/**
 * Knows the genes of the mitochondrion: by symbols that begin with MT-, or by the Ensembl ids of the thirteen that code for
 * proteins, of human and mouse.
 */
final class MitochondrialGenes {

    private static final Set<String> IDS = Set.of(
            "ENSG00000198888",
            "ENSG00000198763",
            "ENSG00000198804",
            "ENSG00000198712",
            "ENSG00000228253",
            "ENSG00000198899",
            "ENSG00000198938",
            "ENSG00000198840",
            "ENSG00000212907",
            "ENSG00000198886",
            "ENSG00000198786",
            "ENSG00000198695",
            "ENSG00000198727",
            "ENSMUSG00000064341",
            "ENSMUSG00000064345",
            "ENSMUSG00000064351",
            "ENSMUSG00000064354",
            "ENSMUSG00000064356",
            "ENSMUSG00000064357",
            "ENSMUSG00000064358",
            "ENSMUSG00000064360",
            "ENSMUSG00000065947",
            "ENSMUSG00000064363",
            "ENSMUSG00000064367",
            "ENSMUSG00000064368",
            "ENSMUSG00000064370");

    private MitochondrialGenes() {}

    /** For each gene whether it is one. */
    static boolean[] of(GeneTable genes) {
        boolean[] found = new boolean[genes.size()];
        for (int gene = 0; gene < found.length; gene++) {
            found[gene] = GenomePrefix.without(genes.symbols().get(gene))
                            .toLowerCase(Locale.ROOT)
                            .startsWith("mt-")
                    || IDS.contains(
                            withoutVersion(GenomePrefix.without(genes.ids().get(gene))));
        }
        return found;
    }

    private static String withoutVersion(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
