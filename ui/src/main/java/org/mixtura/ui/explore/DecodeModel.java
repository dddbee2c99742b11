package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.figure.DecodedFigure;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** A place that somebody chose in a scatter, what it is compared with, and what the model expects there. */
final class DecodeModel {

    private final StoredRun run;
    private final HeldDecoder decoder;
    private final ObjectProperty<Optional<Placed>> place = new SimpleObjectProperty<>(this, "place", Optional.empty());
    private final ObjectProperty<Optional<Placed>> anchor =
            new SimpleObjectProperty<>(this, "anchor", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DecodedPlace>> decoded =
            new ReadOnlyObjectWrapper<>(this, "decoded", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final Latest<DecodedPlace> decoding;

    DecodeModel(StoredRun run, HeldDecoder decoder, Tasks tasks) {
        this.run = run;
        this.decoder = decoder;
        this.decoding = new Latest<>(tasks, "Decoding", found -> decoded.set(Optional.of(found)), why -> {
            decoded.set(Optional.empty());
            problem.set(why.what() + " " + why.why());
        });
        place.subscribe((_, _) -> ask());
        anchor.subscribe((_, _) -> ask());
    }

    private void ask() {
        problem.set("");
        if (place.get().isEmpty()) {
            decoding.forget();
            decoded.set(Optional.empty());
            return;
        }
        var wanted = place.get().get().point();
        var against = anchor.get().map(Placed::point);
        decoding.submit(_ -> decoder.get().decode(wanted, against));
    }

    /** Says why a point cannot be decoded. */
    void refuse(String why) {
        problem.set(why);
    }

    void clear() {
        place.set(Optional.empty());
        anchor.set(Optional.empty());
    }

    ObjectProperty<Optional<Placed>> placeProperty() {
        return place;
    }

    /** What the place is compared with; empty: all cells. */
    ObjectProperty<Optional<Placed>> anchorProperty() {
        return anchor;
    }

    /** What the model expects at the place; empty before it is known. */
    ReadOnlyObjectProperty<Optional<DecodedPlace>> decodedProperty() {
        return decoded.getReadOnlyProperty();
    }

    /** Why nothing is decoded; empty when nothing is wrong. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** As it is seen beside the maps. */
    Optional<DecodedFigure> seen() {
        return decoded.get().map(found -> new DecodedFigure("", found, DecodedFigure.USUAL));
    }

    /** As a figure that the same words draw again. */
    Optional<FigureDraft> figure() {
        return decoded.get().flatMap(found -> place.get().map(wanted -> {
            var usual = ModelFigureRequest.of(ModelFigureRequest.Kind.DECODE, List.of(wanted.point()));
            return FigureDraft.of(
                    run,
                    DecodedFigure.of(found, DecodedFigure.USUAL),
                    "decoded",
                    found.table(),
                    usual.against(anchor.get().map(Placed::point)));
        }));
    }
}
