package org.mixtura.app;

import java.util.ArrayList;
import java.util.List;
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
import org.mixtura.core.schema.Choice;

/** Names of figures and of what can be chosen for them, as they are typed. */
final class FigureKinds {

    private FigureKinds() {}

    static <E extends Enum<E> & Choice> E chosen(Class<E> type, String option, @Nullable String typed, E usual) {
        return typed == null
                ? usual
                : named(type.getEnumConstants(), typed)
                        .orElseThrow(() -> new ConfigProblem(
                                "There is no '%s' for this figure.".formatted(typed),
                                "%s can be %s here."
                                        .formatted(
                                                option,
                                                Stream.of(type.getEnumConstants())
                                                        .map(Choice::id)
                                                        .collect(Collectors.joining(", "))),
                                "Choose one of these."));
    }

    static <K extends Enum<K> & Choice> Optional<K> named(K[] kinds, String kind) {
        return Stream.of(kinds).filter(each -> each.id().equalsIgnoreCase(kind)).findFirst();
    }

    static ConfigProblem unknownKind(String kind) {
        var known = new ArrayList<>(List.of(FigureCommand.MAP, AlikeFigureRequest.KIND));
        for (Choice[] kinds : List.<Choice[]>of(
                FigureRequest.Kind.values(),
                GroupFigureRequest.Kind.values(),
                ModelFigureRequest.Kind.values(),
                ImageFigureRequest.Kind.values())) {
            Stream.of(kinds).map(Choice::id).forEach(known::add);
        }
        return new ConfigProblem(
                "There is no figure '%s'.".formatted(kind),
                "There are %s.%s".formatted(String.join(", ", known), NearNames.hint(kind, known)),
                "Choose one of these.");
    }
}
