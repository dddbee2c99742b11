package org.mixtura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.RunRequest;
import org.mixtura.resources.BundledResource;

/** The loops that we are measured against train the models that we train. */
class SpeedPeersTest {

    private static final int WARM = 4;

    @TempDir
    private Path dir;

    private LocalWorkbench workbench;
    private Path demo;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        PythonScript.needs("torch", "anndata");
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        demo = BundledResource.DEMO_PBMC800.copyInto(dir);
    }

    @AfterEach
    void close() {
        if (workbench != null) {
            workbench.close();
        }
    }

    /**
     * Start and order of the cells are drawn by other generators, so that the losses are near, not equal. That of scDGD falls
     * steeply until some twentieth epoch, the moment being a matter of the seed; that of cpl-mixVAE has the distance of the
     * arms in it, by which the loop's own losses differ by 14 % over three seeds after 40 epochs.
     */
    @ParameterizedTest
    @CsvSource({
        "SCVI, nb, 16, 0.02",
        "SCVI, zinb, 16, 0.02",
        "DGD, nb, 32, 0.03",
        "GMVAE, nb, 16, 0.02",
        "MIXVAE, nb, 40, 0.1"
    })
    void theLossAfterEqualEpochsIsNear(SpeedModel model, String likelihood, int epochs, double share) {
        String out = new CliSession(workbench)
                .run(
                        "bench",
                        "train",
                        demo.toString(),
                        "--model",
                        model.name().toLowerCase(Locale.ROOT),
                        "--likelihood",
                        likelihood,
                        "--threads",
                        "1",
                        "--rounds",
                        "1",
                        "--epochs",
                        String.valueOf(epochs - WARM),
                        "--python",
                        "/usr/bin/python3")
                .succeeded()
                .out();

        String[] cells = out.lines().toList().getLast().split("\\|");
        double ours = Double.parseDouble(cells[9].strip());
        double peers = Double.parseDouble(cells[10].strip());
        assertThat(ours).as(out).isCloseTo(peers, within(share * peers));
    }

    @ParameterizedTest
    @CsvSource({"SCVI, nb", "SCVI, zinb", "DGD, nb", "GMVAE, nb", "MIXVAE, nb"})
    void asManyParametersLearn(SpeedModel model, String likelihood) throws IOException, InterruptedException {
        Path script = null;
        for (var file : model.peer().files().reversed()) {
            script = file.copyInto(dir);
        }
        String printed =
                PythonScript.run(String.valueOf(script), demo.toString(), "--likelihood", likelihood, "--epochs", "1");
        long peers = new ObjectMapper()
                .readTree(printed.lines().toList().getLast())
                .path("parameters")
                .asLong();

        assertThat(parameters(model, likelihood)).isEqualTo(peers).isPositive();
    }

    private long parameters(SpeedModel model, String likelihood) {
        int genes = workbench.inspect(demo, ReadOptions.DETECT).genes();
        var spec = workbench.resolve(new RunRequest(
                model.family(),
                demo,
                ReadOptions.DETECT,
                Optional.empty(),
                Optional.empty(),
                model.preset(),
                model.settings(likelihood, genes, 16),
                0,
                "cpu",
                1));
        var family = new ModelFamilies().byId(model.family());
        try (var lane = new NativeLane()) {
            return lane.call(() -> {
                try (var run = RunScope.open("cpu", 1)) {
                    var data = new DataSpec(genes, 1, 0, new double[1], new double[] {1});
                    return built(family, spec.config(), data, run);
                }
            });
        }
    }

    /** @param config one of this family */
    @SuppressWarnings("unchecked")
    private static <C extends Record> long built(ModelFamily<C> family, Record config, DataSpec data, RunScope run) {
        return family.build((C) config, data, run, new SeedPlan(0)).weights().parameters().stream()
                .mapToLong(weight -> weight.stored().size())
                .sum();
    }
}
