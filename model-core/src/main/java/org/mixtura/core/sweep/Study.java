package org.mixtura.core.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.Workbench;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.schema.Field;
import org.mixtura.core.schema.Schema;

/**
 * A question that is answered by a few sweeps of the same cells, declared once: what varies in which model, and which scores answer
 * it. All else is as in the preset.
 *
 * @param id on the command line and in files
 * @param question what it answers, a sentence
 * @param source the figure or table of a paper that asks it
 * @param parts the sweeps, each in a folder of its own
 * @param scores that its table shows, by the names in {@code runs.csv}
 * @param drawn those of them that its figure shows, shares from 0 to 1
 */
public record Study(
        String id, String question, String source, List<Part> parts, List<String> scores, List<String> drawn) {

    public Study {
        parts = List.copyOf(parts);
        scores = List.copyOf(scores);
        drawn = List.copyOf(drawn);
    }

    /**
     * One sweep.
     *
     * @param name of its folder
     * @param model id of a model family
     * @param settings that differ from the preset in all its runs
     * @param varied what differs among its runs, besides the seed; empty: nothing
     */
    public record Part(String name, String model, List<Setting> settings, Optional<Varied> varied) {

        public Part {
            settings = List.copyOf(settings);
        }

        static Part of(String name, String model, String key, Value... values) {
            return new Part(name, model, List.of(), Optional.of(new Varied(key, List.of(values))));
        }

        static Part of(String name, String model, Setting... settings) {
            return new Part(name, model, List.of(settings), Optional.empty());
        }

        /** What is trained, for people: model, settings, what varies. */
        public String words() {
            var all = new ArrayList<>(List.of(name + ":", model));
            settings.forEach(setting -> all.add(setting.key + "=" + setting.value.words()));
            varied.ifPresent(own -> all.add(own.key + "="
                    + String.join(",", own.values.stream().map(Value::words).toList())));
            return String.join(" ", all);
        }

        /**
         * The sweep on some data.
         *
         * @param base what all parts have in common; its model is passed over
         * @throws org.mixtura.core.error.ConfigProblem when a setting in common is none of this model
         */
        SweepPlan plan(Workbench workbench, RunRequest base, int seeds) {
            var family = workbench.models().stream()
                    .filter(each -> each.card().id().equals(model))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no model " + model));
            var preset = workbench.resolve(request(base, List.of()));
            var common = settings.stream()
                    .map(setting -> setting.key + "=" + setting.value.of(family, preset))
                    .toList();
            var axes = varied.stream()
                    .map(own -> new SweepPlan.Axis(
                            own.key,
                            own.values.stream()
                                    .map(value -> value.of(family, preset))
                                    .distinct()
                                    .toList()))
                    .toList();
            return new SweepPlan(request(base, common), axes, seeds);
        }

        private RunRequest request(RunRequest base, List<String> settings) {
            var all = new ArrayList<>(base.overrides());
            all.addAll(settings);
            return new RunRequest(
                    model,
                    base.data(),
                    base.reading(),
                    base.labels(),
                    base.batch(),
                    base.preset(),
                    all,
                    base.seed(),
                    base.device(),
                    base.threads());
        }
    }

    /** A setting and its values. */
    public record Varied(String key, List<Value> values) {

        public Varied {
            values = List.copyOf(values);
        }
    }

    /** A setting and its value. */
    public record Setting(String key, Value value) {}

    /** What a setting is. */
    public sealed interface Value {

        /** For people. */
        String words();

        /** As text. */
        String of(ModelFamily<?> family, RunSpec preset);

        /** The same for all data. */
        record Fixed(String text) implements Value {

            @Override
            public String words() {
                return text;
            }

            @Override
            public String of(ModelFamily<?> family, RunSpec preset) {
                return text;
            }
        }

        /** So many times what the preset, with the settings in common, has for a number; whole and within bounds where that is. */
        record Times(double factor, String key) implements Value {

            @Override
            public String words() {
                return "%sx".formatted(factor == Math.rint(factor) ? Long.toString((long) factor) : factor);
            }

            @Override
            public String of(ModelFamily<?> family, RunSpec preset) {
                double value = factor * Double.parseDouble(text(family.schema(), preset));
                return switch (family.schema().field(key).orElseThrow()) {
                    case Field.IntField whole ->
                        Long.toString(Math.round(Math.clamp(
                                value, whole.bounds().min(), whole.bounds().max())));
                    case Field.RealField _ -> Double.toString(value);
                    case Field.FlagField _, Field.PathField _, Field.ChoiceField _ ->
                        throw new IllegalStateException(key + " is no number");
                };
            }

            private <C extends Record> String text(Schema<C> schema, RunSpec preset) {
                @SuppressWarnings("unchecked")
                C config = (C) preset.config();
                var text = schema.texts(config).get(key);
                if (text == null) {
                    throw new IllegalStateException("no setting " + key);
                }
                return text;
            }
        }
    }
}
