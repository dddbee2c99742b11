package org.mixtura.ui.design;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.ui.control.WrappedText;
import org.mixtura.ui.page.Page;
import org.mixtura.ui.page.Views;
import org.mixtura.ui.theme.Icon;

/** The page with one card per model family. */
public final class ModelChoicePage implements Page {

    private final ModelChoiceViewModel model;
    private final Node node;

    @FXML
    private FlowPane cards;

    public ModelChoicePage(ModelChoiceViewModel model) {
        this.model = model;
        this.node = Views.load(this);
    }

    @Override
    public String title() {
        return "Choose model";
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void onShow() {
        var recommendation = model.recommendation();
        cards.getChildren()
                .setAll(model.families().stream()
                        .map(f -> card(f, recommendation.filter(r -> r.model()
                                .equals(f.card().id()))))
                        .toList());
        model.show();
    }

    @Override
    public void onHide() {
        model.hide();
    }

    private Node card(ModelFamily<?> family, Optional<Recommendation> recommendation) {
        var about = family.card();
        var name = new Label(about.name());
        name.getStyleClass().add("model-name");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(name, gap);
        head.getStyleClass().add("model-head");
        var choose = new Button("Choose " + about.name());
        choose.setId("choose-" + about.id());
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.setOnAction(_ -> model.choose(family));
        var needs = new FlowPane();
        needs.getStyleClass().add("chips");
        about.needs().forEach(need -> needs.getChildren().add(chip(need)));
        var filler = new Region();
        VBox.setVgrow(filler, Priority.ALWAYS);
        var card = new VBox(
                head,
                new WrappedText(about.summary(), "model-summary"),
                titled("Best when", about.bestWhen()),
                needs,
                time(family),
                filler);
        recommendation.ifPresent(r -> {
            var badge = new Label("Recommended", new Icon("mdi2s-star"));
            badge.setId("recommended");
            badge.getStyleClass().add("recommended-badge");
            head.getChildren().add(badge);
            card.getChildren().add(new WrappedText(r.reason(), "recommended-reason"));
            choose.getStyleClass().add("accent");
        });
        model.obstacle(family).ifPresent(why -> {
            choose.setDisable(true);
            card.getChildren().add(new WrappedText(why, "obstacle"));
        });
        card.getChildren().addAll(choose, new WrappedText(about.citation(), "citation"));
        card.getStyleClass().addAll("card", "model-card");
        return card;
    }

    /** How long it would train here, once that is known. */
    private Node time(ModelFamily<?> family) {
        String id = family.card().id();
        var time = new Label("", new Icon("mdi2t-timer-outline"));
        time.setId("time-" + id);
        time.getStyleClass().add("model-time");
        time.setTooltip(new Tooltip(
                "With the recommended settings on this computer, told from a trial of some seconds. Training"
                        + " may end earlier by itself; reading the data and drawing the map come on top."));
        time.textProperty()
                .bind(Bindings.valueAt(model.times(), id)
                        .map(ModelChoicePage::sentence)
                        .orElse(""));
        time.visibleProperty().bind(time.textProperty().isNotEmpty());
        time.managedProperty().bind(time.visibleProperty());
        return time;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Node titled(String title, String content) {
        var heading = new Label(title);
        heading.getStyleClass().add("model-part");
        return new VBox(heading, new WrappedText(content, "muted"));
    }

    private static Label chip(String text) {
        var chip = new Label(text);
        chip.getStyleClass().add("chip");
        return chip;
    }
}
