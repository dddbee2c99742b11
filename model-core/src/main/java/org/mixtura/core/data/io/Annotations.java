package org.mixtura.core.data.io;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mixtura.core.data.CellGraph;
import org.mixtura.core.data.FloatMatrix;

/**
 * What an .h5ad file says beside matrices, cells and genes.
 *
 * @param obsm coordinates of the cells by name, cells x dimensions each
 * @param obsp graphs of the cells by name
 * @param uns everything else
 */
public record Annotations(SequencedMap<String, FloatMatrix> obsm, SequencedMap<String, CellGraph> obsp, Uns.Dict uns) {

    /** None yet, to be filled. */
    public Annotations() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new Uns.Dict());
    }
}
