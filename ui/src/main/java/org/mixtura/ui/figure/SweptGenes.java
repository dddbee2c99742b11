package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.mixtura.core.data.io.GeneSet;

/** Genes whose rows somebody dragged over in a picture, and a button that makes a gene set of them. There while there are such. */
public final class SweptGenes extends FlowPane {

    private static final int NAMED = 4;

    private final Label words = new Label();
    private List<String> genes = List.of();

    /** The genes between two heights of a picture, as {@link FigureView.Swept} has them. */
    @FunctionalInterface
    public interface Rows {
        List<String> between(double from, double to, double width);
    }

    /** Writes a text in the background. */
    @FunctionalInterface
    public interface Saver {

        /** @param written is called when the file is there */
        void write(Path file, String text, Runnable written);
    }

    /**
     * @param view where rows are dragged over
     * @param newFile asks where to write a file of a suggested name
     * @param save writes the set
     * @param made hears of the file of the new set when it is there
     */
    public SweptGenes(
            FigureView view,
            Rows rows,
            Function<String, Optional<Path>> newFile,
            Saver save,
            Consumer<Path> made) {
        getStyleClass().add("selection-actions");
        var make = new Button("Make gene set\u2026");
        make.setId("make-gene-set");
        make.getStyleClass().add("small");
        make.setMinWidth(USE_PREF_SIZE);
        make.setTooltip(new Tooltip("Write these genes as a set (GMT), to follow it here or elsewhere"));
        make.setOnAction(_ -> newFile.apply("my-genes.gmt").ifPresent(file -> {
            var set = new GeneSet(stem(file), "", genes);
            save.write(file, set.gmt(), () -> made.accept(file));
        }));
        words.setId("swept-genes");
        getChildren().setAll(words, make);
        show(List.of());
        view.onSwept((from, to, width) -> show(rows.between(from, to, width)));
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private void show(List<String> found) {
        genes = List.copyOf(found);
        String some = String.join(", ", found.subList(0, Math.min(NAMED, found.size())));
        words.setText(
                found.size() <= NAMED ? some : "%s and %d more".formatted(some, found.size() - NAMED));
        setVisible(!found.isEmpty());
        setManaged(!found.isEmpty());
    }
}
