package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.mixtura.core.data.io.GeneSet;

/** Offers to make a gene set of genes whose rows somebody drags over in a picture. */
public final class SweptGenes {

    private static final int NAMED = 4;

    private final Function<String, Optional<Path>> newFile;
    private final Saver save;
    private final Consumer<Path> made;
    private final ContextMenu menu = new ContextMenu();

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
     * @param newFile asks where to write a file of a suggested name
     * @param save writes the set
     * @param made hears of the file of the new set when it is there
     */
    public SweptGenes(Function<String, Optional<Path>> newFile, Saver save, Consumer<Path> made) {
        this.newFile = newFile;
        this.save = save;
        this.made = made;
        menu.setId("swept-genes");
    }

    /** Lets rows of a picture be dragged over. */
    public void in(FigureView view, Rows rows) {
        view.onSwept((from, to, width, screenX, screenY) -> {
            var genes = rows.between(from, to, width);
            menu.hide();
            if (!genes.isEmpty()) {
                menu.getItems().setAll(words(genes), new SeparatorMenuItem(), make(genes), copy(genes));
                menu.show(view, screenX, screenY);
            }
        });
    }

    private static MenuItem words(List<String> genes) {
        String some = String.join(", ", genes.subList(0, Math.min(NAMED, genes.size())));
        var line = new MenuItem(genes.size() <= NAMED ? some : "%s and %d more".formatted(some, genes.size() - NAMED));
        line.setDisable(true);
        line.getStyleClass().add("menu-words");
        return line;
    }

    private MenuItem make(List<String> genes) {
        var item = new MenuItem("Make gene set\u2026");
        item.setOnAction(_ -> newFile.apply("my-genes.gmt").ifPresent(file -> {
            var set = new GeneSet(stem(file), "", genes);
            save.write(file, set.gmt(), () -> made.accept(file));
        }));
        return item;
    }

    private static MenuItem copy(List<String> genes) {
        var item = new MenuItem("Copy the names");
        item.setOnAction(_ ->
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, String.join("\n", genes))));
        return item;
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }
}
