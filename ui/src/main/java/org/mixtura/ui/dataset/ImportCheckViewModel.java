package org.mixtura.ui.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.data.io.Finding;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Workflow;

/** What the import check of the open data set shows. */
public final class ImportCheckViewModel {

    private static final int BINS = 36;

    private final Workflow workflow;
    private final ReadOnlyObjectWrapper<List<Check>> checks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Histogram>> depths = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper(false);
    private final ColumnChoice labels = new ColumnChoice();
    private final ColumnChoice batch = new ColumnChoice();

    public ImportCheckViewModel(Workflow workflow) {
        this.workflow = workflow;
        workflow.session().inspectionProperty().subscribe(found -> found.ifPresent(this::show));
    }

    ReadOnlyObjectProperty<List<Check>> checksProperty() {
        return checks.getReadOnlyProperty();
    }

    /** What the user should know, most important first. */
    ReadOnlyObjectProperty<List<Finding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** Total counts per cell; empty when the counts could not be read. */
    ReadOnlyObjectProperty<Optional<Histogram>> depthsProperty() {
        return depths.getReadOnlyProperty();
    }

    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** The result of all checks in one sentence. */
    ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Whether a model can be trained on the data. */
    ReadOnlyBooleanProperty usableProperty() {
        return usable.getReadOnlyProperty();
    }

    ColumnChoice labels() {
        return labels;
    }

    ColumnChoice batch() {
        return batch;
    }

    void accept() {
        if (usable.get()) {
            workflow.acceptData(labels.reference(), batch.reference());
        }
    }

    void chooseOther() {
        workflow.go(Place.WELCOME);
    }

    private void show(Inspection inspection) {
        checks.set(new Checks(inspection, Runtime.getRuntime().maxMemory()).all());
        findings.set(inspection.problems().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList());
        var stats = inspection.stats();
        depths.set(stats == null ? Optional.empty() : Optional.of(Histogram.of(stats.depths(), BINS)));
        var fileName = inspection.source().getFileName();
        name.set(fileName == null ? inspection.source().toString() : fileName.toString());
        usable.set(inspection.isUsable());
        verdict.set(verdict(inspection));
        labels.offer(inspection.obsColumns(), inspection.labelCandidates());
        batch.offer(inspection.obsColumns(), inspection.batchCandidates());
    }

    private static String verdict(Inspection inspection) {
        if (!inspection.isUsable()) {
            return "These data cannot be used as they are.";
        }
        long warnings = count(inspection.problems(), Finding.Severity.WARNING);
        return warnings == 0
                ? "Ready to train. Nothing in the file is changed."
                : "Ready to train, with %s to read first.".formatted(warnings == 1 ? "one note" : warnings + " notes");
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
