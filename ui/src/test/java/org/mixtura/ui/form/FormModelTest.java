package org.mixtura.ui.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.dgd.DgdFamily;
import org.mixtura.core.model.scaespy.ScaespyFamily;
import org.mixtura.core.schema.Choice;
import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.When;

class FormModelTest {

    enum Prior implements Choice {
        NORMAL,
        MIXTURE;

        @Override
        public String label() {
            return name();
        }
    }

    record Train(
            @Param(label = "Epochs", help = "How often.", min = 1)
            int epochs,

            @Param(label = "Patience", help = "When to stop.", min = 0)
            int patience) {
        Train {
            InvalidSetting.unless(patience < epochs, "patience", "Patience must be smaller than epochs.");
        }
    }

    record Config(
            @Section("Latent") @Param(label = "Rate", help = "Step size.", above = 0, below = 1, basic = true)
            double rate,

            @Param(label = "Prior", help = "Shape of the prior.")
            Prior prior,

            @When(field = "prior", is = "mixture") @Param(label = "Components", help = "How many.", min = 2)
            int components,

            Train train) {}

    private final FormModel<Config> form =
            new FormModel<>(Schema.of(new Config(0.001, Prior.NORMAL, 10, new Train(100, 20))));

    private FormEntry entry(String name) {
        return form.entry(name).orElseThrow();
    }

    @Test
    void aWarmUpThatNobodyChangedFollowsTheEpochs() {
        var dgd = new DgdFamily();
        var model = new FormModel<>(dgd.schema(), dgd.stages());
        var epochs = model.entry("train.epochs").orElseThrow().textProperty();
        var warmup = model.entry("prior.warmupEpochs").orElseThrow().textProperty();
        epochs.set("30");
        assertThat(warmup.get()).isEqualTo("12");
        assertThat(model.validProperty().get()).isTrue();
        assertThat(model.explanationProperty().get()).contains("12 epochs");
        epochs.set("150");
        assertThat(warmup.get()).isEqualTo("60");
        warmup.set("20");
        epochs.set("30");
        assertThat(warmup.get()).isEqualTo("20");
    }

    @Test
    void aFreshFormIsValidAndUnmodified() {
        assertThat(form.validProperty().get()).isTrue();
        assertThat(form.modifiedProperty().get()).isZero();
        assertThat(form.build()).isEqualTo(new Config(0.001, Prior.NORMAL, 10, new Train(100, 20)));
    }

    @Test
    void aWrongValueIsToldAtItsField() {
        entry("rate").textProperty().set("1.5");

        assertThat(entry("rate").problemProperty().get()).contains("Rate").contains("1.5");
        assertThat(entry("epochs").problemProperty().get()).isEmpty();
        assertThat(form.validProperty().get()).isFalse();
        assertThatThrownBy(form::build).isInstanceOf(ConfigProblem.class);

        entry("rate").textProperty().set("0.5");

        assertThat(entry("rate").problemProperty().get()).isEmpty();
        assertThat(form.validProperty().get()).isTrue();
    }

    @Test
    void valuesThatDoNotFitTogetherAreToldAtTheFieldOfTheRecord() {
        entry("epochs").textProperty().set("15");

        assertThat(entry("train.patience").problemProperty().get()).isEqualTo("Patience must be smaller than epochs.");
        assertThat(form.validProperty().get()).isFalse();
    }

    @Test
    void aFieldWithoutEffectIsInactive() {
        assertThat(entry("components").activeProperty().get()).isFalse();

        entry("prior").textProperty().set("mixture");

        assertThat(entry("components").activeProperty().get()).isTrue();
    }

    @Test
    void aFieldWithoutEffectShowsWhatTheOthersMakeOfIt() {
        var scaespy = new FormModel<>(new ScaespyFamily().schema());
        var variant = scaespy.entry("variant").orElseThrow().textProperty();
        var alpha = scaespy.entry("alpha").orElseThrow();
        var lambda = scaespy.entry("lambda").orElseThrow();
        variant.set("vae");
        assertThat(alpha.textProperty().get() + " " + lambda.textProperty().get())
                .isEqualTo("0 1");
        variant.set("gmmmd");
        assertThat(alpha.textProperty().get() + " " + lambda.textProperty().get())
                .isEqualTo("1 1");
        assertThat(scaespy.differences()).extracting(e -> e.field().key()).containsExactly("variant");
        variant.set("free");
        assertThat(alpha.activeProperty().get()).isTrue();
        assertThat(alpha.textProperty().get())
                .as("the free one begins at the named one")
                .isEqualTo("1");
        assertThat(scaespy.differences()).extracting(e -> e.field().key()).contains("variant", "alpha");
    }

    @Test
    void changesAreCountedByValueAndNotByText() {
        entry("rate").textProperty().set("1e-3");
        assertThat(form.modifiedProperty().get()).isZero();

        entry("rate").textProperty().set("2e-3");
        entry("prior").textProperty().set("mixture");
        assertThat(form.differences()).extracting(e -> e.field().key()).containsExactly("rate", "prior");

        entry("rate").reset();
        assertThat(form.modifiedProperty().get()).isEqualTo(1);
        form.resetAll();
        assertThat(form.modifiedProperty().get()).isZero();
    }

    @Test
    void aPresetReplacesValuesAndWhatChangesAreMeasuredAgainst() {
        entry("rate").textProperty().set("0.2");

        form.setBase(new Config(0.2, Prior.MIXTURE, 30, new Train(400, 0)));

        assertThat(form.modifiedProperty().get()).isZero();
        assertThat(form.build()).isEqualTo(new Config(0.2, Prior.MIXTURE, 30, new Train(400, 0)));
        entry("components").textProperty().set("31");
        assertThat(entry("components").baseProperty().get()).isEqualTo("30");
        assertThat(form.modifiedProperty().get()).isEqualTo(1);
    }

    @Test
    void aSearchLooksAtLabelKeyAndHelp() {
        assertThat(entry("patience").matches("STOP")).isTrue();
        assertThat(entry("patience").matches("train pat")).isTrue();
        assertThat(entry("patience").matches("rate")).isFalse();
        assertThat(entry("patience").matches("  ")).isTrue();
    }
}
