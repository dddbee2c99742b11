package org.mixtura.core.data.io;

import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.QualityFilter;

/**
 * What a quality filter leaves of a data set.
 *
 * @param cellsBefore cells of the data set
 * @param cells cells that are left
 * @param fewGenes cells that go because they have too few genes
 * @param mitochondrial cells that go for their mitochondrial share
 * @param judged false when a limit of that share was given and no gene is known to be mitochondrial, or the values are no counts
 */
public record FilterEffect(
        int cellsBefore,
        int cells,
        int genesBefore,
        int genes,
        int fewGenes,
        int mitochondrial,
        int rareGenes,
        boolean judged) {

    /** The effect on a data set. */
    public static FilterEffect of(QualityFilter filter, CellDataset dataset) {
        QualityFilter.Kept kept = filter.apply(dataset.counts(), dataset.genes());
        return new FilterEffect(
                dataset.counts().cells(),
                kept.cells().length,
                dataset.counts().genes(),
                kept.genes().length,
                kept.fewGenes(),
                kept.mitochondrial(),
                kept.rareGenes(),
                !filter.cannotJudge(dataset.genes()) && (dataset.counted() || filter.maxMitochondrial() == 1));
    }
}
