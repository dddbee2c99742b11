package org.mixtura.core.prep;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.ImageShape;

/** Settings of the preparation that were asked for and change nothing with these data, each with its reason. */
public final class IgnoredSettings {

    private IgnoredSettings() {}

    /**
     * The settings that change nothing, a sentence each.
     *
     * @param labels whether there is a column of labels
     * @param batch whether there is a column of batches
     */
    public static List<String> of(PrepConfig config, GeneTable genes, boolean labels, boolean batch) {
        var ignored = new ArrayList<String>();
        boolean image = ImageShape.of(genes).isPresent();
        if (config.stratify() && !labels) {
            ignored.add("Stratify by label (prep.stratify) changes nothing: no column of labels was chosen.");
        }
        if (config.variableWithinBatches() && !batch) {
            ignored.add(
                    "Variable genes within batches (prep.variableWithinBatches) changes nothing: no column of batches was"
                            + " chosen.");
        } else if (config.variableWithinBatches() && (image || config.variableGenes() == 0)) {
            ignored.add("Variable genes within batches (prep.variableWithinBatches) changes nothing: all are kept.");
        }
        for (GenePanels.Panel panel : GenePanels.Panel.values()) {
            if (panel.isKept(config) && GenePanels.members(genes, panel).length == 0) {
                ignored.add(
                        "Always keep %s (prep.%s) changes nothing: none of them is among these genes, which are called for example %s."
                                .formatted(
                                        panel.words(),
                                        panel.setting(),
                                        genes.symbols().getFirst()));
            }
        }
        return List.copyOf(ignored);
    }
}
