package org.mixtura.ui.shell;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.mixtura.core.DeviceReport;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.theme.Icon;

/** What this computer can train on, with the result of a real computation on each device. */
final class ComputerCard extends VBox {

    private final StatusViewModel model;
    private final VBox devices = new VBox();

    ComputerCard(StatusViewModel model, Runnable onClose) {
        this.model = model;
        getStyleClass().addAll("dialog", "computer-card");
        setId("computer-card");
        var heading = new Label("This computer");
        heading.getStyleClass().add("card-title");
        devices.getStyleClass().add("device-list");
        getChildren().addAll(heading, muted(model.system()), devices, library(), buttons(onClose));
        model.reportsProperty().subscribe(this::show);
    }

    private void show(Optional<List<DeviceReport>> reports) {
        devices.getChildren().clear();
        if (reports.isEmpty()) {
            devices.getChildren().add(muted("Testing each device with a small training step…"));
        }
        reports.ifPresent(all -> all.forEach(report -> devices.getChildren().add(row(report))));
    }

    private static Node row(DeviceReport report) {
        var icon = new Icon(report.usable() ? "mdi2c-check-circle-outline" : "mdi2c-close-circle-outline");
        icon.getStyleClass().add(report.usable() ? "good" : "muted-icon");
        var name = new Label(report.name().replace("cuda:", "GPU ").toUpperCase(Locale.ROOT), icon);
        name.getStyleClass().add("device-name");
        name.setMinWidth(USE_PREF_SIZE);
        var about = text(report.explanation());
        HBox.setHgrow(about, Priority.ALWAYS);
        var row = new HBox(name, about);
        row.getStyleClass().add("device-row");
        return row;
    }

    private Node library() {
        var which = new Label();
        which.setId("torch-library");
        which.setWrapText(true);
        which.setMinWidth(0);
        which.textProperty().bind(model.libraryProperty());
        HBox.setHgrow(which, Priority.ALWAYS);
        which.setMaxWidth(Double.MAX_VALUE);
        var choose = new Button("Choose…");
        choose.setId("choose-torch");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> choose());
        var bundled = new Button("Use the bundled one");
        bundled.setId("bundled-torch");
        bundled.setMinWidth(USE_PREF_SIZE);
        bundled.getStyleClass().add("flat");
        bundled.visibleProperty().bind(model.ownLibraryProperty());
        bundled.managedProperty().bind(bundled.visibleProperty());
        bundled.setOnAction(_ -> model.useLibrary(Optional.empty()));
        var row = new HBox(which, bundled, choose);
        row.getStyleClass().add("device-row");
        return row;
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder of a PyTorch library");
        Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(folder -> model.useLibrary(Optional.of(folder)));
    }

    private HBox buttons(Runnable onClose) {
        var again = new Button("Test again");
        again.setId("test-again");
        again.setOnAction(_ -> model.testDevices());
        var close = new Button("Close");
        close.setId("computer-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var row = new HBox(again, close);
        row.getStyleClass().addAll("button-bar-row", "at-end");
        return row;
    }

    private static Label text(String content) {
        var label = new WrappedText(content);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Label muted(String content) {
        var label = text(content);
        label.getStyleClass().add("muted");
        return label;
    }
}
