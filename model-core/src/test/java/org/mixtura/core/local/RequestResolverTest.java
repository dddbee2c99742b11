package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.dgd.DgdConfig;
import org.mixtura.core.model.dgd.DgdFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;

/** A preset and what was asked for become one specification. */
class RequestResolverTest {

    private static final DataSummary DATA = new DataSummary(800, 2000, 1, 5);

    private final RequestResolver resolver = new RequestResolver();

    private static RunRequest request(String model, String... overrides) {
        return new RunRequest(
                model,
                Path.of("cells.h5ad"),
                ReadOptions.DETECT,
                Optional.empty(),
                Optional.empty(),
                Preset.RECOMMENDED,
                List.of(overrides),
                0,
                "auto",
                0);
    }

    private DgdConfig dgd(String... overrides) {
        return (DgdConfig) resolver.resolve(request("dgd", overrides), new DgdFamily(), DATA)
                .config();
    }

    @Test
    void aWarmUpThatNobodyChoseTakesItsShareOfAShorterTraining() {
        // The preset has 60 of 150.
        assertThat(dgd("train.epochs=30").prior().warmupEpochs()).isEqualTo(12);
        assertThat(resolver.adjusted(request("dgd", "train.epochs=30"), new DgdFamily(), DATA, DATA))
                .singleElement()
                .asString()
                .contains("prior.warmupEpochs", "12 epochs");
        assertThat(dgd("train.epochs=200").prior().warmupEpochs()).isEqualTo(60);
        assertThat(resolver.adjusted(request("dgd", "train.epochs=200"), new DgdFamily(), DATA, DATA))
                .isEmpty();
    }

    @Test
    void aPriorThatNeverHasItsFullWeightIsTold() {
        assertThat(resolver.adjusted(request("scvi", "train.epochs=10"), new ScviFamily(), DATA, DATA))
                .singleElement()
                .asString()
                .contains("train.kl.warmupEpochs", "training ends after 10");
        assertThat(resolver.adjusted(
                        request("scvi", "train.epochs=10", "train.kl.warmupEpochs=10"), new ScviFamily(), DATA, DATA))
                .isEmpty();
        assertThat(resolver.adjusted(
                        request("scvi", "train.epochs=10", "train.kl.warmupSteps=30"), new ScviFamily(), DATA, DATA))
                .isEmpty();
    }

    @Test
    void whatNeedsLabelsOrBatchesIsRefusedBeforeAnythingIsWritten() {
        var bare = new DataSummary(DATA.cells(), DATA.genes(), 1, 0);
        assertThatThrownBy(() -> resolver.resolve(request("scvi", "dispersion=gene-label"), new ScviFamily(), bare))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs labels");
        assertThatThrownBy(() -> resolver.resolve(request("scvi", "dispersion=gene-batch"), new ScviFamily(), bare))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs batches");
        assertThatThrownBy(() -> resolver.resolve(request("dgd", "prior.kind=supervised"), new DgdFamily(), bare))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("needs labels");
        var known = new DataSummary(DATA.cells(), DATA.genes(), 2, 3);
        assertThat(resolver.resolve(request("scvi", "dispersion=gene-label"), new ScviFamily(), known))
                .isNotNull();
    }

    @Test
    void aSettingWithoutEffectIsTold() {
        assertThat(resolver.adjusted(request("dgd", "prior.alpha=2"), new DgdFamily(), DATA, DATA))
                .singleElement()
                .asString()
                .contains("Dirichlet alpha (prior.alpha) has no effect");
        assertThat(resolver.adjusted(request("dgd", "prior.alpha=2", "prior.rate=0.01"), new DgdFamily(), DATA, DATA))
                .isEmpty();
    }

    @Test
    void labelsThatAreTheBatchesAreTold() {
        var asked = request("scvi");
        var alike = new RunRequest(
                asked.model(),
                asked.data(),
                asked.reading(),
                Optional.of(ColumnRef.of("stim")),
                Optional.of(ColumnRef.of("stim")),
                asked.preset(),
                asked.overrides(),
                asked.seed(),
                asked.device(),
                asked.threads());
        assertThat(resolver.adjusted(asked, new ScviFamily(), DATA, DATA)).isEmpty();
        assertThat(resolver.adjusted(alike, new ScviFamily(), DATA, DATA))
                .singleElement()
                .asString()
                .contains("same column, 'stim'");
    }

    @Test
    void aWarmUpThatWasChosenStaysAndMayBeTooLong() {
        assertThat(dgd("train.epochs=30", "prior.warmupEpochs=20").prior().warmupEpochs())
                .isEqualTo(20);
        assertThatThrownBy(() -> dgd("train.epochs=30", "prior.warmupEpochs=40"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("must be shorter");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 30})
    void everyModelCanBeTrainedBriefly(int epochs) {
        for (var family : new ModelFamilies().all()) {
            assertThat(resolver.resolve(request(family.card().id(), "train.epochs=" + epochs), family, DATA)
                            .config())
                    .as(family.card().id())
                    .isNotNull();
        }
    }

    @Test
    void whatAFilterLeavesIsToldWhereAPresetCountsMore() {
        var kept = new DataSummary(DATA.cells() - 7, DATA.genes(), DATA.batches(), 0);

        assertThat(resolver.adjusted(request("scvi"), new ScviFamily(), DATA, kept))
                .singleElement()
                .asString()
                .startsWith("The preset was made for the whole data set")
                .endsWith("the quality filter leaves %,d cells.".formatted(kept.cells()));
    }
}
