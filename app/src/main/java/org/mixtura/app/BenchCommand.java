package org.mixtura.app;

import java.util.concurrent.Callable;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;

/** What can be measured again. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures: 'bench images' makes tables of the papers again, 'bench train' times training against PyTorch, 'bench"
                        + " umap' maps against umap-learn, 'bench data' the delivery of minibatches against scipy, 'bench all'"
                        + " these three, 'bench scatter' tries how many cells the maps of the window can move, 'bench path'"
                        + " how fast genes follow a path that is dragged.")
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new ConfigProblem(
                "Say what to measure.",
                "There are images, for tables of the papers, train, for the speed of training, umap, for that of maps, data, for"
                        + " that of reading, all, for these three, scatter, for the maps of the window, and path, for"
                        + " dragged paths.",
                "For example: mixtura bench scatter");
    }
}
