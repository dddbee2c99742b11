package org.mixtura.ui.session;

import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.sweep.Sweep;
import org.mixtura.core.worker.QueueState;

/** What the user has opened, chosen and trained so far. Pages read it; {@link Workflow} changes it. */
public final class Session {

    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(this, "place", Place.WELCOME);
    private final ObjectProperty<Optional<Inspection>> inspection = empty("inspection");
    private final ObjectProperty<Optional<ImportReport>> made = empty("made");
    private final ObjectProperty<Optional<JoinPlan>> joinPlan = empty("joinPlan");
    private final ObjectProperty<Optional<ColumnRef>> labels = empty("labels");
    private final ObjectProperty<Optional<ColumnRef>> batch = empty("batch");
    private final ObjectProperty<QualityFilter> filter = new SimpleObjectProperty<>(this, "filter", QualityFilter.NONE);
    private final ObjectProperty<Optional<ModelFamily<?>>> model = empty("model");
    private final ObjectProperty<Optional<RunSpec>> template = empty("template");
    private final ObjectProperty<Optional<LiveRun>> training = empty("training");
    private final ObjectProperty<QueueState> queue = new SimpleObjectProperty<>(this, "queue", QueueState.EMPTY);
    private final ObjectProperty<Optional<Sweep>> sweep = empty("sweep");
    private final ObjectProperty<Optional<StoredRun>> run = empty("run");
    private final ObjectProperty<Optional<FigureDraft>> figure = empty("figure");
    private final IntegerProperty selectedCells = new SimpleIntegerProperty(this, "selectedCells", 0);

    private <T> ObjectProperty<Optional<T>> empty(String name) {
        return new SimpleObjectProperty<>(this, name, Optional.empty());
    }

    /** The page in view. */
    public ObjectProperty<Place> placeProperty() {
        return place;
    }

    /** The import check of the open data set. */
    public ObjectProperty<Optional<Inspection>> inspectionProperty() {
        return inspection;
    }

    /** How the open data set was made, when that was done just now. */
    public ObjectProperty<Optional<ImportReport>> madeProperty() {
        return made;
    }

    /** Files that are to be joined, until that is done or left. */
    public ObjectProperty<Optional<JoinPlan>> joinPlanProperty() {
        return joinPlan;
    }

    /** The column of known cell types. */
    public ObjectProperty<Optional<ColumnRef>> labelsProperty() {
        return labels;
    }

    /** The column of batches. */
    public ObjectProperty<Optional<ColumnRef>> batchProperty() {
        return batch;
    }

    /** Which cells and genes are good enough to be trained on. */
    public ObjectProperty<QualityFilter> filterProperty() {
        return filter;
    }

    /** The chosen model family. */
    public ObjectProperty<Optional<ModelFamily<?>>> modelProperty() {
        return model;
    }

    /** The run whose settings the next one is to have, until a model is chosen anew. */
    public ObjectProperty<Optional<RunSpec>> templateProperty() {
        return template;
    }

    /** The run that trains now. */
    public ObjectProperty<Optional<LiveRun>> trainingProperty() {
        return training;
    }

    /** What trains from the queue and what waits, when it was last looked at. */
    public ObjectProperty<QueueState> queueProperty() {
        return queue;
    }

    /** The sweep whose table is open. */
    public ObjectProperty<Optional<Sweep>> sweepProperty() {
        return sweep;
    }

    /** The finished run to explore. */
    public ObjectProperty<Optional<StoredRun>> runProperty() {
        return run;
    }

    /** The figure to export. */
    public ObjectProperty<Optional<FigureDraft>> figureProperty() {
        return figure;
    }

    /** How many cells are selected in the views of the run. */
    public IntegerProperty selectedCellsProperty() {
        return selectedCells;
    }

    /** Whether there is something to show at a place. */
    public boolean isReachable(Place where) {
        return switch (where) {
            case WELCOME, RUNS, COMPARE -> true;
            case IMPORT_CHECK -> inspection.get().isPresent();
            case MODEL -> inspection.get().filter(Inspection::isUsable).isPresent();
            case SET_UP -> isReachable(Place.MODEL) && model.get().isPresent();
            case TRAINING -> training.get().isPresent();
            case SWEEP -> sweep.get().isPresent();
            case EXPLORE -> run.get().isPresent();
            case FIGURES -> figure.get().isPresent();
        };
    }
}
