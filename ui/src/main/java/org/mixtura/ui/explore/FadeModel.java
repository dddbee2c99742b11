package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.component.CellUncertainty;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.infer.Watcher;
import org.mixtura.ui.chart.LinkedView;
import org.mixtura.ui.error.Problem;
import org.mixtura.ui.task.Latest;
import org.mixtura.ui.task.Tasks;

/** Cells that the model is unsure of become faint in all maps. What it is unsure of is asked when somebody wants it first. */
final class FadeModel {

    private final RunSource source;
    private final LinkedView shared;
    private final ObjectProperty<By> by = new SimpleObjectProperty<>(this, "by", By.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<CellUncertainty>> found =
            new ReadOnlyObjectWrapper<>(this, "found", Optional.empty());
    private final Latest<CellUncertainty> asking;

    /** What makes cells faint. */
    enum By {
        NOTHING("All cells alike"),
        SPREAD("Fade where the code is uncertain (posterior sd)"),
        ENTROPY("Fade where the component is uncertain (entropy)");

        private final String label;

        By(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** What the values are called as colours. */
        String shortName() {
            return this == SPREAD ? "posterior sd" : "assignment entropy";
        }

        private Optional<float[]> of(CellUncertainty all) {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case SPREAD -> all.spread();
                case ENTROPY -> all.entropy();
            };
        }
    }

    FadeModel(RunSource source, LinkedView shared, Tasks tasks, Consumer<Problem> report) {
        this.source = source;
        this.shared = shared;
        this.asking = new Latest<>(
                tasks,
                "Asking how sure the model is",
                answer -> {
                    found.set(Optional.of(answer));
                    show();
                },
                why -> {
                    by.set(By.NOTHING);
                    report.accept(why);
                });
        by.subscribe((_, now) -> {
            if (now != By.NOTHING && found.get().isEmpty()) {
                ask();
            } else {
                show();
            }
        });
    }

    /** Asks the model, unless it has answered. */
    void ask() {
        if (found.get().isEmpty()) {
            asking.submit(_ -> source.outputs().uncertainty(Watcher.patient()));
        }
    }

    private void show() {
        shared.keptProperty().set(found.get().flatMap(all -> by.get().of(all)).map(CellUncertainty::kept));
    }

    /** What makes cells faint. */
    ObjectProperty<By> byProperty() {
        return by;
    }

    /** What the model answered; empty before. */
    ReadOnlyObjectProperty<Optional<CellUncertainty>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** What the model can say; all before it has been asked. */
    List<By> possible() {
        return Stream.of(By.values())
                .filter(each -> each == By.NOTHING
                        || found.get().map(all -> each.of(all).isPresent()).orElse(true))
                .toList();
    }

    /** The values as colours; empty before the model has answered. */
    Optional<Colouring> colouring(By which) {
        return found.get()
                .flatMap(which::of)
                .map(values -> Colouring.ByValue.of(which.shortName(), "0 is certain", values, false));
    }
}
