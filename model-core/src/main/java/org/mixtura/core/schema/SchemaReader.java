package org.mixtura.core.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reflection behind {@link Schema}: record components to fields, values to texts, texts to records. */
final class SchemaReader {

    private SchemaReader() {}

    /** A record refused its values. */
    static final class Invalid extends RuntimeException {

        private final FieldProblem problem;

        Invalid(FieldProblem problem, Throwable cause) {
            super(problem.message(), cause);
            this.problem = problem;
        }

        FieldProblem problem() {
            return problem;
        }
    }

    static List<Field> fields(Record defaults) {
        var fields = new ArrayList<Field>();
        addFields(defaults, "", "", fields);
        return fields;
    }

    static Map<String, String> texts(Record values) {
        var texts = new LinkedHashMap<String, String>();
        addTexts(values, "", texts);
        return texts;
    }

    @SuppressWarnings("unchecked")
    static <C extends Record> C build(C like, Map<String, String> texts, String prefix) {
        var components = like.getClass().getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = prefix + components[i].getName();
            Object current = read(components[i], like);
            values[i] = current instanceof Record group
                    ? build(group, texts, key + ".")
                    : parse(types[i], texts.getOrDefault(key, text(current)));
        }
        try {
            var constructor = like.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (C) constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InvalidSetting invalid) {
                throw new Invalid(
                        new FieldProblem(prefix + invalid.key(), String.valueOf(invalid.getMessage())), refused);
            }
            throw new IllegalStateException("cannot make " + like.getClass().getSimpleName(), refused);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot make " + like.getClass().getSimpleName(), broken);
        }
    }

    private static void addFields(Record defaults, String prefix, String section, List<Field> fields) {
        String current = section;
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            var opens = component.getAnnotation(Section.class);
            current = opens != null ? opens.value() : current;
            Object value = read(component, defaults);
            if (value instanceof Record group) {
                addFields(group, prefix + component.getName() + ".", current, fields);
            } else {
                fields.add(field(component, prefix, current, value));
            }
        }
    }

    private static Field field(RecordComponent component, String prefix, String section, Object value) {
        var param = annotations(component, Param.class)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("setting " + prefix + component.getName() + " has no @Param"));
        var source = component.getAnnotation(Source.class);
        var info = new Field.Info(
                prefix + component.getName(),
                param.label(),
                param.help(),
                param.symbol(),
                source != null ? source.value() : param.source(),
                param.unit(),
                section,
                param.objective(),
                param.basic(),
                param.slider(),
                text(value),
                conditions(component, prefix));
        var bounds = new Field.Bounds(param.min(), param.max(), param.above(), param.below());
        return switch (value) {
            case Integer _ -> new Field.IntField(info, bounds);
            case Double _ -> new Field.RealField(info, bounds);
            case Boolean _ -> new Field.FlagField(info);
            case Path _ -> new Field.PathField(info);
            case Choice choice -> new Field.ChoiceField(info, options(choice, param));
            default -> throw new IllegalArgumentException("setting " + info.key() + " is of an unknown kind");
        };
    }

    private static List<Field.Condition> conditions(RecordComponent component, String prefix) {
        return annotations(component, When.class)
                .map(when -> new Field.Condition(
                        prefix + when.field(),
                        canonical(when.is()),
                        new Field.Bounds(
                                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, when.above(), when.below())))
                .toList();
    }

    /** Those of the annotations that a component bears, then its own. */
    private static <A extends Annotation> Stream<A> annotations(RecordComponent component, Class<A> type) {
        return Stream.concat(
                Arrays.stream(component.getAnnotations())
                        .flatMap(own -> Arrays.stream(own.annotationType().getAnnotationsByType(type))),
                Arrays.stream(component.getAnnotationsByType(type)));
    }

    private static List<Field.Option> options(Choice choice, Param param) {
        var offered = canonical(param.choices());
        return Arrays.stream(choice.getClass().getEnumConstants())
                .map(c -> new Field.Option(text(c), c.label()))
                .filter(option -> offered.isEmpty() || offered.contains(option.value()))
                .toList();
    }

    private static Set<String> canonical(String[] constants) {
        return Arrays.stream(constants).map(Field.ChoiceField::canonical).collect(Collectors.toSet());
    }

    private static void addTexts(Record values, String prefix, Map<String, String> texts) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            String key = prefix + component.getName();
            Object value = read(component, values);
            if (value instanceof Record group) {
                addTexts(group, key + ".", texts);
            } else {
                texts.put(key, text(value));
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Enum<?> choice -> Field.ChoiceField.canonical(choice.name());
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e9 -> Long.toString(d.longValue());
            case Double d -> d.toString().replace(".0E", "E").replace('E', 'e');
            default -> value.toString();
        };
    }

    private static Object parse(Class<?> type, String text) {
        String value = text.strip();
        if (type == int.class) {
            return Integer.parseInt(value);
        } else if (type == double.class) {
            return Double.parseDouble(value);
        } else if (type == boolean.class) {
            return Boolean.parseBoolean(value);
        } else if (type == Path.class) {
            return Path.of(value);
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> text(c).equals(Field.ChoiceField.canonical(value)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        value + " is no choice of " + type.getSimpleName().toLowerCase(Locale.ROOT)));
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("cannot read " + component.getName(), broken);
        }
    }
}
