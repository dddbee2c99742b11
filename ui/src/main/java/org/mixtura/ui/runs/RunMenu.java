package org.mixtura.ui.runs;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.mixtura.core.compare.RunState;
import org.mixtura.core.compare.RunSummary;
import org.mixtura.ui.figure.FileDialogs;

/** What can be done with one run, by where it is. */
final class RunMenu {

    private final RunsViewModel model;
    private final FileDialogs dialogs;
    private final Consumer<RunSummary> rename;
    private final Consumer<RunSummary> annotate;

    /**
     * @param rename asks for a name
     * @param annotate asks for a note
     */
    RunMenu(RunsViewModel model, FileDialogs dialogs, Consumer<RunSummary> rename, Consumer<RunSummary> annotate) {
        this.model = model;
        this.dialogs = dialogs;
        this.rename = rename;
        this.annotate = annotate;
    }

    ContextMenu of(RunSummary run) {
        var menu = new ContextMenu();
        if (run.run().isTrashed()) {
            add(menu, "Restore", () -> model.restore(run));
        } else {
            addTraining(menu, run);
            addWords(menu, run);
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(menu, "Open folder", () -> dialogs.reveal(run.run().folder().resolve("run.json")));
        if (run.spec().isPresent()) {
            add(menu, "Copy command", () -> copy(model.command(run)));
        }
        if (!run.run().isTrashed()) {
            menu.getItems().add(new SeparatorMenuItem());
            add(menu, "Put into the trash", () -> model.trash(run));
        }
        return menu;
    }

    private void addTraining(ContextMenu menu, RunSummary run) {
        switch (run.state()) {
            case FINISHED -> {
                add(menu, "Open in Explore", () -> model.open(run));
                add(menu, "Verify", () -> model.verifying().verify(run));
            }
            case STOPPED -> add(menu, "Open in Explore", () -> model.open(run));
            case TRAINING -> {
                add(menu, "Watch", () -> model.open(run));
                add(menu, "Pause", () -> model.pause(run, true));
                add(menu, "Go on after a pause", () -> model.pause(run, false));
                add(menu, "Stop and keep", () -> model.stop(run));
                add(menu, "Discard", () -> model.discard(run));
            }
            case WAITING -> add(menu, "Take out of the queue", () -> model.discard(run));
            case INTERRUPTED, FAILED, UNREADABLE -> {
                // Nothing to look at.
            }
        }
        if (run.state().canGoOn()) {
            add(menu, "Go on training", () -> model.goOn(run));
        }
        if (run.state() != RunState.UNREADABLE) {
            add(menu, "Duplicate settings", () -> model.duplicate(run));
        }
    }

    private void addWords(ContextMenu menu, RunSummary run) {
        menu.getItems().add(new SeparatorMenuItem());
        boolean star = run.run().mark().star();
        add(menu, star ? "No longer the baseline" : "Star as baseline", () -> model.star(run, !star));
        add(menu, "Rename…", () -> rename.accept(run));
        add(menu, "Note…", () -> annotate.accept(run));
    }

    private static void add(ContextMenu menu, String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
