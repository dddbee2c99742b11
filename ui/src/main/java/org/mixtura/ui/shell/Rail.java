package org.mixtura.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.ui.keys.KeyAction;
import org.mixtura.ui.keys.Keymap;
import org.mixtura.ui.session.Place;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.theme.Appearance;
import org.mixtura.ui.theme.Icon;

/** The order of work at the left: where one is, where one can go, and the look of the window. */
final class Rail extends VBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed-at");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final List<Integer> SCALES = List.of(75, 100, 125, 150, 175, 200);

    private final Workflow workflow;
    private final Map<Place, Button> buttons = new EnumMap<>(Place.class);

    Rail(Workflow workflow, Appearance appearance, Runnable help) {
        this.workflow = workflow;
        getStyleClass().add("rail");
        var steps = new VBox(
                brand(),
                group("Data", Place.WELCOME, Place.IMPORT_CHECK),
                group("Runs", Place.RUNS, Place.MODEL, Place.SET_UP, Place.TRAINING, Place.SWEEP),
                group("Results", Place.EXPLORE, Place.COMPARE, Place.FIGURES));
        steps.getStyleClass().add("rail-steps");
        // What does not fit in large print scrolls, so that the way back to small print stays in reach.
        var scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("rail-scroll", "edge-to-edge");
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var look = look(appearance, help);
        look.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(scroll, look);
        var session = workflow.session();
        session.placeProperty().subscribe(_ -> update(session));
        session.inspectionProperty().subscribe(_ -> update(session));
        session.modelProperty().subscribe(_ -> update(session));
        session.trainingProperty().subscribe(_ -> update(session));
        session.sweepProperty().subscribe(_ -> update(session));
        session.runProperty().subscribe(_ -> update(session));
        session.figureProperty().subscribe(_ -> update(session));
    }

    private static Node brand() {
        var mark = new Region();
        mark.getStyleClass().add("brand-mark");
        var name = new Label("Mixtura");
        name.getStyleClass().add("brand-name");
        var box = new HBox(mark, name);
        box.getStyleClass().add("brand");
        return box;
    }

    private VBox group(String title, Place... places) {
        var heading = new Label(title);
        heading.getStyleClass().add("rail-title");
        var box = new VBox(heading);
        box.getStyleClass().add("rail-group");
        for (Place place : places) {
            var button = new Button(place.title(), new Icon(icon(place)));
            button.setId("go-" + place.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.getStyleClass().addAll("flat", "rail-item");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(_ -> workflow.go(place));
            buttons.put(place, button);
            box.getChildren().add(button);
        }
        return box;
    }

    private static String icon(Place place) {
        return switch (place) {
            case WELCOME -> "mdi2f-folder-open-outline";
            case IMPORT_CHECK -> "mdi2c-clipboard-check-outline";
            case RUNS -> "mdi2f-format-list-bulleted";
            case COMPARE -> "mdi2s-scale-balance";
            case MODEL -> "mdi2s-shape-outline";
            case SET_UP -> "mdi2t-tune-variant";
            case TRAINING -> "mdi2c-chart-line";
            case SWEEP -> "mdi2t-table-large";
            case EXPLORE -> "mdi2c-chart-scatter-plot";
            case FIGURES -> "mdi2i-image-outline";
        };
    }

    private void update(Session session) {
        buttons.forEach((place, button) -> {
            button.setDisable(!session.isReachable(place));
            button.pseudoClassStateChanged(CURRENT, session.placeProperty().get() == place);
        });
        var training = buttons.get(Place.TRAINING);
        if (training != null) {
            training.pseudoClassStateChanged(
                    LIVE, session.trainingProperty().get().isPresent());
        }
    }

    /** Marks the page of which the tour tells. */
    void pointAt(Optional<Place> told) {
        buttons.forEach((place, button) -> button.pseudoClassStateChanged(
                POINTED, told.filter(place::equals).isPresent()));
    }

    /** Shows symbols only, or names beside them. */
    void setNarrow(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
        buttons.forEach((place, button) -> {
            button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setTooltip(narrow ? new Tooltip(place.title()) : null);
        });
    }

    private static FlowPane look(Appearance appearance, Runnable help) {
        var theme = new Button();
        theme.setId("toggle-theme");
        theme.getStyleClass().addAll("flat", "button-icon");
        theme.setOnAction(_ -> appearance.toggleTheme());
        appearance.themeProperty().subscribe(_ -> {
            theme.setGraphic(new Icon(appearance.isDark() ? "mdi2w-white-balance-sunny" : "mdi2w-weather-night"));
            String text = appearance.isDark() ? "Light theme" : "Dark theme";
            theme.setTooltip(new Tooltip(text));
            theme.setAccessibleText(text);
        });
        var scale = new MenuButton();
        scale.setId("scale");
        scale.setMinWidth(USE_PREF_SIZE);
        scale.getStyleClass().addAll("flat", "scale-button");
        var size = new Tooltip();
        size.textProperty().bind(Keymap.of(scale).map(keys -> "Size of everything. %s; %s"
                .formatted(keys.behind("Larger", KeyAction.GROW), keys.behind("smaller", KeyAction.SHRINK))));
        scale.setTooltip(size);
        scale.textProperty().bind(appearance.scaleProperty().map(s -> "%.0f %%".formatted(100 * s.doubleValue())));
        for (int percent : SCALES) {
            var item = new MenuItem(percent + " %");
            item.setOnAction(_ -> appearance.scaleProperty().set(percent / 100.0));
            scale.getItems().add(item);
        }
        var question = new Button(null, new Icon("mdi2h-help-circle-outline"));
        question.setId("help");
        question.getStyleClass().addAll("flat", "button-icon");
        question.setTooltip(Keymap.tooltip(question, "Help", KeyAction.HELP));
        question.setAccessibleText("Help");
        question.setOnAction(_ -> help.run());
        // In a narrow rail they stand one above the other.
        var box = new FlowPane(theme, scale, question);
        box.getStyleClass().add("rail-look");
        return box;
    }
}
