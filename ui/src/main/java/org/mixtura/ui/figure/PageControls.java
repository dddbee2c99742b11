package org.mixtura.ui.figure;

import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.mixtura.core.figure.PageFigure;
import org.mixtura.ui.session.FigureDraft;
import org.mixtura.ui.theme.Icon;

/** The part of the page about panels: a line for each, in the order of their letters. */
final class PageControls {

    private final FigureViewModel model;
    private final FigureSheet sheet;
    private final VBox panels;
    private final Button add;

    PageControls(
            FigureViewModel model,
            VBox panels,
            CheckBox whole,
            ComboBox<Integer> columns,
            HBox row,
            Button add,
            Button addAll) {
        this.model = model;
        this.sheet = model.sheet();
        this.panels = panels;
        this.add = add;
        whole.selectedProperty().bindBidirectional(model.pageProperty());
        columns.getItems()
                .setAll(IntStream.rangeClosed(1, FigureSheet.MOST_COLUMNS)
                        .boxed()
                        .toList());
        columns.setValue(sheet.columnsProperty().get());
        columns.valueProperty().subscribe(value -> sheet.columnsProperty().set(value));
        columns.setAccessibleText("Panels in a row");
        var isEmpty = Bindings.isEmpty(sheet.panels());
        row.visibleProperty().bind(isEmpty.not());
        row.managedProperty().bind(isEmpty.not());
        panels.managedProperty().bind(isEmpty.not());
        add.setTooltip(new Tooltip(
                "Put figures together as panels A, B, C of one page: add this one, then make the next figure"));
        boolean several = model.together() > 1;
        addAll.setText("Add all %d maps as panels".formatted(model.together()));
        addAll.setTooltip(new Tooltip("All maps that were seen together, in their order"));
        addAll.setVisible(several);
        addAll.setManaged(several);
        model.figureProperty().subscribe(_ -> refresh());
    }

    private void refresh() {
        add.setText("Add as panel " + PageFigure.letter(sheet.panels().size()));
        panels.getChildren().clear();
        for (int panel = 0; panel < sheet.panels().size(); panel++) {
            panels.getChildren().add(line(panel, sheet.panels().get(panel)));
        }
    }

    private HBox line(int panel, FigureDraft draft) {
        String letter = PageFigure.letter(panel);
        var mark = new Label(letter);
        mark.getStyleClass().add("panel-letter");
        var name = new Label(draft.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        var up = button("mdi2a-arrow-up", "Move panel %s before the one above".formatted(letter), "panel-up-" + letter);
        up.setDisable(panel == 0);
        up.setOnAction(_ -> model.movePanelUp(panel));
        var remove = button("mdi2c-close", "Take panel %s off the page".formatted(letter), "panel-remove-" + letter);
        remove.setOnAction(_ -> model.removePanel(panel));
        var line = new HBox(mark, name, up, remove);
        line.getStyleClass().add("panel-line");
        return line;
    }

    private static Button button(String icon, String text, String id) {
        var button = new Button(null, new Icon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        return button;
    }
}
