package org.mixtura.core.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.Borrowed;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunSpecJson;

/** Takes weights from another run, if they fit. */
final class BorrowedWeights {

    private final RunReader reader;
    private final RunSpecJson specs;

    BorrowedWeights(RunReader reader, RunSpecJson specs) {
        this.reader = reader;
        this.specs = specs;
    }

    /**
     * The weights by name.
     *
     * @throws ConfigProblem when there is no such run, it has none of them, or it has other genes or settings
     */
    Map<String, Tensor> of(Borrowed borrowed, RunSpec spec, PreparedData data) {
        var run = reader.read(borrowed.run());
        var weights = new LinkedHashMap<>(reader.readWeights(borrowed.run()));
        weights.keySet().removeIf(name -> !name.startsWith(borrowed.prefix()));
        if (weights.isEmpty()) {
            throw new ConfigProblem(
                    "The run '%s' has no %s.".formatted(borrowed.run(), borrowed.what()),
                    "Its model learned none.",
                    "Name a run that was trained with one, or learn one here.");
        }
        if (!run.genes().ids().equals(data.genes().ids())) {
            throw new ConfigProblem(
                    "The %s of '%s' is for other genes.".formatted(borrowed.what(), borrowed.run()),
                    "It knows %,d genes, and this run would train on %,d; they must be the same in the same order."
                            .formatted(run.genes().size(), data.genes().size()),
                    "Use the data set and the settings of the preparation of that run.");
        }
        var there = specs.settings(run.spec());
        var here = specs.settings(spec);
        for (String key : borrowed.settings()) {
            if (!String.valueOf(there.get(key)).equals(String.valueOf(here.get(key)))) {
                throw new ConfigProblem(
                        "The %s of '%s' does not fit.".formatted(borrowed.what(), borrowed.run()),
                        "There %s is %s, and here it is %s.".formatted(key, there.get(key), here.get(key)),
                        "Set %s=%s.".formatted(key, there.get(key)));
            }
        }
        return weights;
    }
}
