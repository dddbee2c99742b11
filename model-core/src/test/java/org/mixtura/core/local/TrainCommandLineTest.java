package org.mixtura.core.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.data.io.TableMatch;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.TrainCommandLine;

/** What is typed leads to the settings it was made of, whatever preset they began with. */
class TrainCommandLineTest {

    private static final DataSummary DATA = new DataSummary(321, 777, 2, 7);

    private final ModelFamilies families = new ModelFamilies();
    private final RequestResolver resolver = new RequestResolver();

    static Stream<ModelFamily<?>> families() {
        return new ModelFamilies().all().stream();
    }

    @ParameterizedTest
    @MethodSource("families")
    <C extends Record> void itsSettingsAreThoseOfTheRun(ModelFamily<C> family) {
        for (Preset preset : Preset.values()) {
            for (List<String> changes : List.of(
                    List.<String>of(), List.of("train.epochs=7"), List.of("train.batchSize=33", "prep.minGenes=5"))) {
                var spec = resolver.resolve(request(family, preset, changes, 5), family, DATA);
                var words =
                        List.of(new TrainCommandLine(families).of(spec, "again").split(" "));
                var sets = new ArrayList<String>();
                for (int at = 0; at < words.size(); at++) {
                    if (words.get(at).equals("--set")) {
                        sets.add(words.get(at + 1));
                    }
                }
                var typed = Preset.valueOf(after(words, "--preset").toUpperCase(Locale.ROOT));
                var again = resolver.resolve(
                        request(family, typed, sets, Long.parseLong(after(words, "--seed"))), family, DATA);
                assertThat(active(family, again)).as(changes + " " + words).isEqualTo(active(family, spec));
                assertThat(again.prep()).isEqualTo(spec.prep());
                assertThat(again.seed()).isEqualTo(5);
                assertThat(words).contains("--model", family.card().id()).endsWith("--out", "again");
            }
        }
    }

    private static String after(List<String> words, String option) {
        return words.get(words.indexOf(option) + 1);
    }

    private static RunRequest request(ModelFamily<?> family, Preset preset, List<String> changes, long seed) {
        return new RunRequest(
                family.card().id(),
                Path.of("/far/away/counts.h5ad"),
                ReadOptions.DETECT,
                Optional.of(ColumnRef.of("type")),
                Optional.empty(),
                preset,
                changes,
                seed,
                "auto",
                0);
    }

    /** Settings without an effect may differ. */
    private static <C extends Record> Map<String, String> active(ModelFamily<C> family, RunSpec spec) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        var texts = family.schema().texts(config);
        return family.schema().fields().stream()
                .filter(field -> family.schema().isActive(field, texts))
                .collect(Collectors.toMap(field -> field.key(), field -> texts.getOrDefault(field.key(), "")));
    }

    @Test
    void howDataAreReadIsSaidWithoutTheFoldersOfAnotherComputer() {
        var match = new TableMatch(
                BarcodeRule.parse("without-suffix"),
                true,
                Optional.of("cell id"),
                new ColumnEdits(List.of(), Map.of("my type", List.of("don't know")), false));
        var spec = new RunSpec(
                "scvi",
                Path.of("/far/away/my counts.h5ad"),
                ReadOptions.DETECT.withCountsAt(Optional.of("raw/X")),
                Optional.of(new ColumnRef(Optional.of(Path.of("/far/away/types.csv")), "my type", match)),
                Optional.of(ColumnRef.of("donor")),
                PrepConfig.DEFAULTS,
                families.byId("scvi").schema().defaults(),
                3,
                "cpu",
                2);
        assertThat(new TrainCommandLine(families).of(spec, "again"))
                .startsWith("mixtura train 'my counts.h5ad' --model scvi --counts raw/X")
                .contains("--as-missing 'my type=don'\\''t know'", "--labels 'types.csv:my type'", "--batch donor")
                .contains("--match without-suffix --missing-labels keep --barcodes 'cell id'")
                .endsWith("--seed 3 --device cpu --threads 2 --out again")
                .doesNotContain("/far/away");
        assertThat(new TrainCommandLine(families).of(spec, "again"))
                .as("only what a preset makes of the size of the data")
                .contains(
                        "--preset recommended --set train.epochs=80 --set train.batchSize=128 --set train.kl.warmupEpochs=20 --seed");
    }
}
