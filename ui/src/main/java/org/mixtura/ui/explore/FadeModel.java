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
import org.mixtura.core.component.Fade;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.UncertaintyColours;
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
        NOTHING("All cells alike", ""),
        SPREAD(
                "Fade where the code is uncertain (posterior sd)",
                "Faint: posterior sd above that of the median cell; faintest from twice that on."),
        ENTROPY(
                "Fade where the component is uncertain (entropy)",
                "Faint: several components are likely; faintest where all are equally likely.");

        private final String label;
        private final String meaning;

        By(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        /** What it means that a cell is faint; empty where none is. */
        String meaning() {
            return meaning;
        }

        String label() {
            return label;
        }

        /** The same as figures say it; empty where no cell is faint. */
        Optional<Fade> fade() {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case SPREAD -> Optional.of(Fade.SPREAD);
                case ENTROPY -> Optional.of(Fade.ENTROPY);
            };
        }

        /** What the values are called as colours. */
        String shortName() {
            return this == SPREAD ? "posterior sd" : "assignment entropy";
        }

        private Optional<Colouring> colours(CellUncertainty all) {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case SPREAD -> UncertaintyColours.spread(all).map(Colouring.class::cast);
                case ENTROPY -> UncertaintyColours.entropy(all).map(Colouring.class::cast);
            };
        }

        private Optional<float[]> kept(CellUncertainty all) {
            return fade().flatMap(fade -> fade.kept(all));
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
        shared.keptProperty().set(found.get().flatMap(by.get()::kept));
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
                        || found.get().map(all -> each.colours(all).isPresent()).orElse(true))
                .toList();
    }

    /** Why the model cannot say everything; empty where it can, or has not been asked. */
    String why() {
        return found.get()
                        .map(CellUncertainty::spread)
                        .filter(Optional::isEmpty)
                        .isPresent()
                ? UncertaintyColours.NO_POSTERIOR
                : "";
    }

    /** The posterior sd of the state by each arm as colours; none for a model of one arm or without states. */
    List<Colouring.ByValue> arms() {
        return found.get()
                .map(UncertaintyColours::arms)
                .filter(arms -> arms.size() > 1)
                .orElse(List.of());
    }

    /** The values as colours; empty before the model has answered. */
    Optional<Colouring> colouring(By which) {
        return found.get().flatMap(which::colours);
    }
}
