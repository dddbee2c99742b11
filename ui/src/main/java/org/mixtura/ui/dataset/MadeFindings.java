package org.mixtura.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.ImportReport;

/** What was told while a data set was made; the new file cannot say any more what was lost on the way. */
final class MadeFindings {

    private MadeFindings() {}

    /** @param made without what is found in the new data set itself, which is not said twice */
    static List<Finding> of(ImportReport made) {
        var told = new ArrayList<Finding>();
        made.warnings()
                .forEach(warning -> told.add(new Finding(
                        Finding.Severity.WARNING,
                        "made-with-note",
                        warning,
                        "That was noticed while this data set was made.",
                        "The files that it was made of are unchanged.")));
        told.add(new Finding(
                Finding.Severity.INFO,
                "made",
                "This data set was made just now.",
                String.join(" ", made.steps()),
                "It is in %s; the files that it was made of are unchanged.".formatted(made.file())));
        return told;
    }
}
