package org.mixtura.app;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.ImageFigureRequest;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;

/** Names of figures and of what can be chosen for them, as they are typed. */
final class FigureKinds {

    private FigureKinds() {}

    static <E extends Enum<E>> E chosen(Class<E> type, String option, @Nullable String typed, E usual) {
        return typed == null
                ? usual
                : named(type.getEnumConstants(), typed)
                        .orElseThrow(() -> new ConfigProblem(
                                "There is no '%s' for this figure.".formatted(typed),
                                "%s can be %s here."
                                        .formatted(
                                                option,
                                                Stream.of(type.getEnumConstants())
                                                        .map(FigureKinds::id)
                                                        .collect(Collectors.joining(", "))),
                                "Choose one of these."));
    }

    static <K extends Enum<K>> Optional<K> named(K[] kinds, String kind) {
        return Stream.of(kinds).filter(each -> id(each).equalsIgnoreCase(kind)).findFirst();
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ConfigProblem unknownKind(String kind) {
        var known = Stream.<Enum<?>>concat(
                        Stream.concat(
                                Stream.of(FigureRequest.Kind.values()), Stream.of(GroupFigureRequest.Kind.values())),
                        Stream.of(ModelFigureRequest.Kind.values()))
                .map(FigureKinds::id)
                .collect(Collectors.toCollection(ArrayList::new));
        known.add(FigureCommand.MAP);
        known.add(AlikeFigureRequest.KIND);
        Stream.of(ImageFigureRequest.Kind.values())
                .map(ImageFigureRequest.Kind::id)
                .forEach(known::add);
        return new ConfigProblem(
                "There is no figure '%s'.".formatted(kind),
                "There are %s.%s".formatted(String.join(", ", known), NearNames.hint(kind, known)),
                "Choose one of these.");
    }
}
