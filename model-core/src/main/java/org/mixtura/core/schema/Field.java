package org.mixtura.core.schema;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One setting of a {@link Schema}. Forms, flags, JSON and documentation are each one exhaustive switch over the kinds,
 * so a new kind does not compile until every one of them handles it. Values travel as text; {@link #problem} says
 * whether a text is a value.
 */
public sealed interface Field {

    /** What all kinds share. */
    Info info();

    /** What is wrong with the text as a value of this field, as a sentence; empty when it is fine. */
    Optional<String> problem(String text);

    /** What is allowed, in words, for example {@code 1 to 256}. */
    String range();

    /** The dotted key, for example {@code train.epochs}. */
    default String key() {
        return info().key();
    }

    /** The last part of the key. */
    default String name() {
        return key().substring(key().lastIndexOf('.') + 1);
    }

    /**
     * What all kinds of field share.
     *
     * @param objective whether it changes what the loss counts
     * @param slider whether a form offers a slider between the bounds
     * @param defaultText the default as text
     * @param conditions when the field has an effect: while all of them hold
     */
    record Info(
            String key,
            String label,
            String help,
            String symbol,
            String source,
            String unit,
            String section,
            boolean objective,
            boolean basic,
            boolean slider,
            String defaultText,
            List<Condition> conditions) {

        /** Copies the list. */
        public Info {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * The field has an effect while the field {@code key} has one of {@code values}, or, when there are none, is a number
     * within {@code bounds}.
     */
    record Condition(String key, Set<String> values, Bounds bounds) {

        /** Copies the set. */
        public Condition {
            values = Set.copyOf(values);
        }

        /** Whether this text of the other field gives the field its effect. */
        boolean holds(String text) {
            return values.isEmpty() ? isWithin(text) : values.contains(ChoiceField.canonical(text));
        }

        private boolean isWithin(String text) {
            try {
                return bounds.contains(Double.parseDouble(text.strip()));
            } catch (NumberFormatException stillTyped) {
                return false;
            }
        }
    }

    /** The bounds of a number; infinite where there is none. */
    record Bounds(double min, double max, double above, double below) {

        boolean contains(double v) {
            return v >= min && v <= max && v > above && v < below;
        }

        String words(boolean whole) {
            String from = min != Double.NEGATIVE_INFINITY ? number(min, whole) : "";
            String to = max != Double.POSITIVE_INFINITY ? number(max, whole) : "";
            String over = above != Double.NEGATIVE_INFINITY ? "above " + number(above, whole) : "";
            String under = below != Double.POSITIVE_INFINITY ? "below " + number(below, whole) : "";
            String closed = !from.isEmpty() && !to.isEmpty()
                    ? from + " to " + to
                    : !from.isEmpty() ? "at least " + from : !to.isEmpty() ? "at most " + to : "";
            return List.of(over, closed, under).stream()
                    .filter(s -> !s.isEmpty())
                    .reduce((a, b) -> a + " and " + b)
                    .orElse("any number");
        }

        private static String number(double v, boolean whole) {
            return whole || v == Math.rint(v) && Math.abs(v) < 1e9 ? Long.toString((long) v) : Double.toString(v);
        }
    }

    /** A whole number. */
    record IntField(Info info, Bounds bounds) implements Field {

        @Override
        public Optional<String> problem(String text) {
            try {
                return bounds.contains(Integer.parseInt(text.strip()))
                        ? Optional.empty()
                        : Optional.of("%s must be %s, not %s.".formatted(info.label(), range(), text.strip()));
            } catch (NumberFormatException notWhole) {
                return Optional.of("%s must be a whole number, %s, not '%s'.".formatted(info.label(), range(), text));
            }
        }

        @Override
        public String range() {
            return bounds.words(true);
        }
    }

    /** A real number. */
    record RealField(Info info, Bounds bounds) implements Field {

        @Override
        public Optional<String> problem(String text) {
            try {
                double v = Double.parseDouble(text.strip());
                return Double.isFinite(v) && bounds.contains(v)
                        ? Optional.empty()
                        : Optional.of("%s must be %s, not %s.".formatted(info.label(), range(), text.strip()));
            } catch (NumberFormatException notANumber) {
                return Optional.of("%s must be a number, %s, not '%s'.".formatted(info.label(), range(), text));
            }
        }

        @Override
        public String range() {
            return bounds.words(false);
        }
    }

    /** Yes or no. */
    record FlagField(Info info) implements Field {

        @Override
        public Optional<String> problem(String text) {
            return Set.of("true", "false").contains(text.strip().toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of("%s must be true or false, not '%s'.".formatted(info.label(), text));
        }

        @Override
        public String range() {
            return "true or false";
        }
    }

    /** A file or folder, or none. */
    record PathField(Info info) implements Field {

        @Override
        public Optional<String> problem(String text) {
            return path(text).isPresent()
                    ? Optional.empty()
                    : Optional.of("%s must be a path, not '%s'.".formatted(info.label(), text));
        }

        private static Optional<Path> path(String text) {
            try {
                return Optional.of(Path.of(text.strip()));
            } catch (InvalidPathException noPath) {
                return Optional.empty();
            }
        }

        @Override
        public String range() {
            return "a path, or nothing";
        }
    }

    /** One of several named choices. */
    record ChoiceField(Info info, List<Option> options) implements Field {

        @Override
        public Optional<String> problem(String text) {
            return options.stream().anyMatch(o -> o.value().equals(canonical(text)))
                    ? Optional.empty()
                    : Optional.of("%s must be one of %s, not '%s'.".formatted(info.label(), range(), text));
        }

        @Override
        public String range() {
            return String.join(", ", options.stream().map(Option::value).toList());
        }

        static String canonical(String text) {
            return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One choice: its text in files and flags, and its text for people. */
    record Option(String value, String label) {}
}
