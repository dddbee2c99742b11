package org.mixtura.ui.answers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import org.mixtura.core.GroupFigureRequest.Kind;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.schema.Choice;
import org.mixtura.ui.control.NameConverter;
import org.mixtura.ui.figure.FigureView;
import org.mixtura.ui.session.FigureDraft;

/** What groups hold and how they lie, as one picture of several kinds; places of a table select their cells. */
final class GroupFiguresCard {

    private GroupFiguresCard() {}

    /**
     * @param others what groups can be compared with
     * @param newFile asks where to write a file of a suggested name
     * @param figures takes a figure to its page
     * @param background where the picture is drawn
     */
    static Node of(
            GroupFiguresViewModel answers,
            List<GroupsViewModel.By> others,
            Function<String, Optional<Path>> newFile,
            Consumer<FigureDraft> figures,
            Executor background) {
        var kind = choice("group-figure", answers.kinds(), answers.kindProperty());
        var against = new ComboBox<>(FXCollections.observableList(Stream.concat(
                        Stream.of(Optional.<GroupsViewModel.By>empty()),
                        others.stream().map(Optional::of))
                .toList()));
        against.setId("group-against");
        against.setConverter(new NameConverter<>(
                chosen -> chosen.map(GroupsViewModel.By::label).orElse("Labels of the run")));
        against.valueProperty().bindBidirectional(answers.againstProperty());
        against.setTooltip(
                new Tooltip("What the groups are compared with; without labels batches, where there are such"));
        var share = choice("group-share", List.of(TableShare.values()), answers.shareProperty());
        var order = choice("group-order", List.of(TableOrder.values()), answers.orderProperty());
        var confusion = Bindings.equal(answers.kindProperty(), Kind.CONFUSION);
        for (Control each : List.of(share, order)) {
            each.visibleProperty().bind(confusion);
            each.managedProperty().bind(confusion);
        }
        var compares = Bindings.createBooleanBinding(
                () -> GroupFiguresViewModel.compares(answers.kindProperty().get()), answers.kindProperty());
        against.visibleProperty().bind(compares);
        against.managedProperty().bind(compares);
        var draw = AnswersPane.primary("draw-groups", "Draw", "mdi2c-chart-box-outline", answers::draw);
        draw.disableProperty().bind(answers.question().busyProperty());
        var figure = AnswersPane.plain(
                "groups-figure", "Make figure", () -> answers.figure().ifPresent(figures));
        var save = AnswersPane.plain(
                "save-groups", "Save table…", () -> newFile.apply("groups.csv").ifPresent(answers::save));
        var waiting = AnswersPane.waiting(answers.question(), answers.resultProperty());
        figure.disableProperty().bind(waiting);
        save.disableProperty().bind(waiting);
        var view = new FigureView(background, "What groups hold and how they lie");
        view.onPicked(answers::pick);
        answers.resultProperty().subscribe(_ -> view.show(answers.seen()));
        return new AnswerCard(
                        "What do groups hold, and how do they lie?",
                        "Types in each group, groups in each batch, and how far groups lie apart in the latent space.",
                        answers.question())
                .asking(kind, against, share, order, draw, figure, save)
                .answering(view);
    }

    private static <C extends Choice> ComboBox<C> choice(String id, List<C> choices, ObjectProperty<C> chosen) {
        var box = new ComboBox<>(FXCollections.observableList(choices));
        box.setId(id);
        box.setConverter(new NameConverter<>(Choice::label));
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }
}
