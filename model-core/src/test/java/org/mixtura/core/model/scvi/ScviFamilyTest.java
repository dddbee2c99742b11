package org.mixtura.core.model.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.families.ModelFamilies;

class ScviFamilyTest {

    private final ScviFamily family = new ScviFamily();

    @ParameterizedTest
    @CsvSource({"800, 400", "20000, 400", "40000, 200", "1000000, 8", "100000000, 1"})
    void thePaperPresetHasTheReferencesNumberOfEpochs(int cells, int epochs) {
        var config = family.preset(Preset.PAPER, new DataSummary(cells, 2000, 1, 0));
        assertThat(config).isEqualTo(ScviConfig.REFERENCE.with(config.train()));
        assertThat(config.train().epochs()).isEqualTo(epochs);
        assertThat(config.train().adamEpsilon()).isEqualTo(0.01);
    }

    @ParameterizedTest
    @CsvSource({"800, 80, 64", "1999, 80, 64", "2000, 80, 128", "40000, 40, 128", "1000000, 10, 128"})
    void theRecommendedPresetTakesMoreStepsOnSmallData(int cells, int epochs, int batchSize) {
        var training = family.preset(Preset.RECOMMENDED, new DataSummary(cells, 2000, 1, 0))
                .train();
        assertThat(training.epochs()).isEqualTo(epochs);
        assertThat(training.batchSize()).isEqualTo(batchSize);
        assertThat(training.kl().warmupEpochs()).isEqualTo(Math.ceilDiv(epochs, 4));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetIsValidForEveryAmountOfData(Preset preset) {
        for (int cells : new int[] {2, 800, 50_000, 3_000_000}) {
            var config = family.preset(preset, new DataSummary(cells, 2000, 3, 5));
            assertThat(family.schema().problems(family.schema().texts(config))).isEmpty();
        }
    }

    @Test
    void settingsTravelAsJson() {
        var config = family.preset(Preset.QUICK, new DataSummary(800, 1500, 1, 0));
        assertThat(family.schema().fromJson(family.schema().toJson(config))).isEqualTo(config);
    }

    @Test
    void theDispersionIsOfNoUseToPoisson() {
        var schema = family.schema();
        var dispersion = schema.field("dispersion").orElseThrow();
        assertThat(schema.isActive(dispersion, Map.of("likelihood", "poisson"))).isFalse();
        assertThat(schema.isActive(dispersion, Map.of("likelihood", "zinb"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"GENE_LABEL, needs labels", "GENE_BATCH, needs batches"})
    void aDispersionPerLabelOrBatchNeedsThem(DispersionKind dispersion, String problem) {
        var r = ScviConfig.REFERENCE;
        var config = new ScviConfig(
                r.latentDim(),
                Likelihood.NB,
                dispersion,
                r.library(),
                r.hiddenLayers(),
                r.hiddenWidth(),
                r.dropout(),
                r.encodeCovariates(),
                r.encoderInput(),
                r.train());
        var unlabelled = new DataSpec(10, 1, 0, new double[1], new double[1]);
        Lane.run(DataType.FLOAT32, run -> assertThatThrownBy(
                        () -> family.build(config, unlabelled, run, new SeedPlan(0)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(problem));
    }

    @Test
    void theListFindsFamiliesById() {
        var families = new ModelFamilies();
        assertThat(families.byId("scvi").card().name()).isEqualTo("scVI");
        assertThatThrownBy(() -> families.byId("nothing"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("scvi");
    }
}
