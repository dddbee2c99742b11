package org.mixtura.ui.settings;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.mixtura.ui.task.Tasks;

/** What was opened lately, newest first, kept in {@code recent.json}. Use on the JavaFX thread. */
public final class RecentItems {

    private static final int LIMIT = 12;

    private final JsonFile<Stored> file;
    private final Tasks tasks;
    private final ObservableList<RecentItem> items = FXCollections.observableArrayList();
    private final ObservableList<RecentItem> readOnly = FXCollections.unmodifiableObservableList(items);

    private record Stored(List<RecentItem> items) {}

    /** The items stored in this folder. */
    public RecentItems(Path folder, Tasks tasks) {
        this.file = new JsonFile<>(folder.resolve("recent.json"), Stored.class, new Stored(List.of()));
        this.tasks = tasks;
        items.setAll(file.read().items());
    }

    /** The items, newest first. */
    public ObservableList<RecentItem> items() {
        return readOnly;
    }

    /** Puts an item first; an older one of the same path goes. */
    public void add(RecentItem item) {
        items.removeIf(old -> old.path().equals(item.path()));
        items.addFirst(item);
        if (items.size() > LIMIT) {
            items.remove(LIMIT, items.size());
        }
        store();
    }

    /** Forgets an item; the file itself stays. */
    public void remove(RecentItem item) {
        items.remove(item);
        store();
    }

    /** Forgets what lay at this path, if it was on the list. */
    public void forget(Path path) {
        String gone = path.toAbsolutePath().normalize().toString();
        if (items.removeIf(item -> item.path().equals(gone))) {
            store();
        }
    }

    private void store() {
        var now = new Stored(List.copyOf(items));
        tasks.quietly(() -> file.write(now));
    }
}
