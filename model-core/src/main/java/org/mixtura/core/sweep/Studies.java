package org.mixtura.core.sweep;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.sweep.Study.Part;
import org.mixtura.core.sweep.Study.Setting;
import org.mixtura.core.sweep.Study.Value;

/** The studies that come with the program: the side analyses of Marghi et al., on any data with known types. */
public final class Studies {

    private static final String MIXVAE = "mixvae";
    private static final String JOINTVAE = "jointvae";
    private static final String CASCADEVAE = "cascadevae";
    private static final String ACCURACY = "component_accuracy";
    private static final String STATE_ACCURACY = "state_accuracy";

    private static final List<String> SCORES =
            List.of(ACCURACY, "component_ari", "components_used", "validation_consensus", "validation_reconstruction");

    private Studies() {}

    /** All studies, in the order to show them. */
    public static List<Study> all() {
        return List.of(sensitivity(), states(), categories(), ablations());
    }

    /**
     * The study of that name.
     *
     * @throws ConfigProblem when there is none
     */
    public static Study byId(String id) {
        return all().stream()
                .filter(study -> study.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "There is no study '%s'.".formatted(id),
                        "There are %s."
                                .formatted(String.join(
                                        ", ", all().stream().map(Study::id).toList())),
                        "Correct the name; 'mixtura study' says what each answers."));
    }

    private static Study sensitivity() {
        return new Study(
                "sensitivity",
                "How much does the accuracy depend on the coupling of cpl-mixVAE, and on the capacities of JointVAE?",
                "Marghi et al., figure S6",
                List.of(
                        Part.of("lambda", MIXVAE, "coupling.lambda", fixed("0.1", "0.2", "0.5", "1", "2", "5", "10")),
                        Part.of(
                                "category-capacity",
                                JOINTVAE,
                                "capacity.categoryCapacity",
                                fixed("1", "2", "5", "10", "25")),
                        Part.of(
                                "state-capacity",
                                JOINTVAE,
                                "capacity.stateCapacity",
                                fixed("1", "5", "10", "25", "50"))),
                SCORES,
                List.of(ACCURACY));
    }

    private static Study states() {
        return new Study(
                "states",
                "What do states tell of the type? The accuracy of a Gaussian mixture that is found in them alone, beside that of the"
                        + " categories.",
                "Marghi et al., figure S8",
                List.of(
                        Part.of(MIXVAE, MIXVAE, "state.states", fixed("2", "5", "10")),
                        Part.of(JOINTVAE, JOINTVAE, "states", fixed("2", "5", "10")),
                        Part.of(CASCADEVAE, CASCADEVAE, "states", fixed("2", "5", "10"))),
                with(STATE_ACCURACY),
                List.of(ACCURACY, STATE_ACCURACY));
    }

    private static Study categories() {
        var shares = DoubleStream.of(0.5, 0.75, 1, 1.25, 1.5, 2)
                .mapToObj(share -> times(share, "categories"))
                .toArray(Value[]::new);
        return new Study(
                "categories",
                "What happens with fewer or more categories than there are types?",
                "Marghi et al., figures S9 and S10",
                List.of(
                        Part.of(MIXVAE, MIXVAE, "categories", shares),
                        Part.of(JOINTVAE, JOINTVAE, "categories", shares)),
                with("component_log_ratio"),
                List.of(ACCURACY));
    }

    /** Half as many epochs before, in which only the augmenter learns; then the arms have as many as without it. */
    private static Study ablations() {
        var augmented = new Setting[] {
            new Setting("augmenter.epochs", times(0.5, "train.epochs")),
            new Setting("train.epochs", times(1.5, "train.epochs"))
        };
        return new Study(
                "ablations",
                "What does each part of cpl-mixVAE add: arms, weights of their own, states that depend on the category, copies by"
                        + " the augmenter?",
                "Marghi et al., table S1",
                List.of(
                        Part.of("arms", MIXVAE, "coupling.arms", fixed("1", "2", "3", "5")),
                        Part.of("shared-arms", MIXVAE, new Setting("coupling.shared", new Value.Fixed("true"))),
                        Part.of("independent-state", MIXVAE, new Setting("state.dependent", new Value.Fixed("false"))),
                        Part.of("augmented", MIXVAE, augmented),
                        Part.of("jointvae", JOINTVAE)),
                SCORES,
                List.of(ACCURACY));
    }

    private static List<String> with(String score) {
        return Stream.concat(SCORES.stream(), Stream.of(score)).toList();
    }

    private static Value times(double factor, String key) {
        return new Value.Times(factor, key);
    }

    private static Value[] fixed(String... texts) {
        return Stream.of(texts).map(Value.Fixed::new).toArray(Value[]::new);
    }
}
