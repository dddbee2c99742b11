package org.mixtura.ui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.ui.task.Tasks;

/** The latent space while a run was trained, frame by frame. It is read when it is first looked at. */
public final class MovieModel {

    /** Why there is nothing to see of most runs that have no frames. */
    static final String NOTHING = "This run kept nothing of its latent space while it was trained.";

    private final RunSource source;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<LatentMovie>> movie =
            new ReadOnlyObjectWrapper<>(this, "movie", Optional.empty());
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper(this, "missing", "");
    private final IntegerProperty frame = new SimpleIntegerProperty(this, "frame", 0);
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing", false);
    private boolean asked;

    MovieModel(RunSource source, Tasks tasks) {
        this.source = source;
        this.tasks = tasks;
    }

    /** Reads the frames, once, and shows the last. */
    void load() {
        if (!asked) {
            asked = true;
            tasks.run(
                    "Reading the latent space by epoch",
                    _ -> source.movie(),
                    this::found,
                    problem -> missing.set(problem.what()));
        }
    }

    private void found(Optional<LatentMovie> read) {
        missing.set(read.isEmpty() ? NOTHING : "");
        frame.set(read.map(m -> m.frames().size() - 1).orElse(0));
        movie.set(read);
    }

    /** Empty until it was read, and where there is none. */
    ReadOnlyObjectProperty<Optional<LatentMovie>> movieProperty() {
        return movie.getReadOnlyProperty();
    }

    /** Why there is none; empty: there is, or it is not yet known. */
    ReadOnlyStringProperty missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** Which frame is shown, from 0. */
    IntegerProperty frameProperty() {
        return frame;
    }

    /** Whether the frames go on by themselves. */
    BooleanProperty playingProperty() {
        return playing;
    }

    private List<LatentMovie.Frame> frames() {
        return movie.get().map(LatentMovie::frames).orElse(List.of());
    }

    /** The frame that is shown. */
    Optional<LatentMovie.Frame> shown() {
        int index = frame.get();
        return index >= 0 && index < frames().size() ? Optional.of(frames().get(index)) : Optional.empty();
    }

    /** Plays from here, from the start when this is the end, or rests. */
    void playOrRest() {
        if (!playing.get() && frame.get() == frames().size() - 1) {
            frame.set(0);
        }
        playing.set(!playing.get() && frames().size() > 1);
    }

    /** One frame on; the last one ends the movie. */
    void tick() {
        step(1);
        if (frame.get() >= frames().size() - 1) {
            playing.set(false);
        }
    }

    /** Some frames on or back, as far as there are any. */
    void step(int by) {
        frame.set(Math.clamp(frame.get() + by, 0, Math.max(0, frames().size() - 1)));
    }
}
