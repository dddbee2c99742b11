package org.mixtura.ui.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.ui.theme.Icon;

/** A form for one or several schemas: the basic fields first, all others folded away, by section, with a search. */
public final class SchemaForm extends VBox {

    private final VBox all = new VBox();
    private final TextField search = new TextField();
    private final Label nothingFound = new Label("No setting matches.");

    private record Section(Region title, List<FormEntry> entries, List<FieldRow> rows) {}

    private final List<Section> sections = new ArrayList<>();

    public SchemaForm(List<FormModel<?>> models) {
        getStyleClass().add("schema-form");
        var entries = models.stream().flatMap(m -> m.entries().stream()).toList();
        var basic = new VBox();
        basic.getStyleClass().add("basic-fields");
        // Above the fields that it is about, so that it is seen while these are changed.
        models.forEach(m -> basic.getChildren().add(explanation(m)));
        entries.stream().filter(e -> e.field().info().basic()).forEach(e -> basic.getChildren()
                .add(new FieldRow(e, true)));
        addSections(entries.stream().filter(e -> !e.field().info().basic()).toList());
        getChildren().addAll(basic, fold(), all);
    }

    /** What the values mean together, where a model has something to say. */
    private static Label explanation(FormModel<?> model) {
        var label = new Label();
        label.getStyleClass().add("form-explanation");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(model.explanationProperty());
        label.visibleProperty().bind(model.explanationProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private HBox fold() {
        var toggle = new ToggleButton("All settings", new Icon("mdi2c-chevron-right"));
        toggle.setId("all-settings");
        toggle.getStyleClass().addAll("flat", "fold");
        search.setId("search-settings");
        search.setPromptText("Search settings");
        search.visibleProperty().bind(toggle.selectedProperty());
        search.textProperty().subscribe(this::filter);
        all.getStyleClass().add("all-fields");
        all.visibleProperty().bind(toggle.selectedProperty());
        all.managedProperty().bind(toggle.selectedProperty());
        toggle.selectedProperty().subscribe(open -> {
            toggle.setGraphic(new Icon(open ? "mdi2c-chevron-down" : "mdi2c-chevron-right"));
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(toggle, gap, search);
        bar.getStyleClass().add("fold-bar");
        return bar;
    }

    private void addSections(List<FormEntry> entries) {
        var bySection = new LinkedHashMap<String, List<FormEntry>>();
        for (FormEntry entry : entries) {
            bySection
                    .computeIfAbsent(entry.field().info().section(), _ -> new ArrayList<>())
                    .add(entry);
        }
        bySection.forEach((title, members) -> {
            var heading = new Label(title);
            heading.getStyleClass().add("form-section");
            var section = new Section(
                    heading,
                    members,
                    members.stream().map(e -> new FieldRow(e, false)).toList());
            sections.add(section);
            all.getChildren().add(heading);
            all.getChildren().addAll(section.rows());
        });
        nothingFound.getStyleClass().add("muted");
        all.getChildren().add(nothingFound);
    }

    private void filter(String text) {
        boolean found = false;
        for (Section section : sections) {
            boolean any = false;
            for (int i = 0; i < section.entries().size(); i++) {
                boolean shown = section.entries().get(i).matches(text);
                show(section.rows().get(i), shown);
                any |= shown;
            }
            show(section.title(), any);
            found |= any;
        }
        show(nothingFound, !found);
    }

    private static void show(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
