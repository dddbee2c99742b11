package org.mixtura.app;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.mixtura.core.infer.Watcher;

/** Asks a model something that may take long: Ctrl-C gives it up, and what takes a while tells how far it is. */
final class Question implements Watcher {

    private static final long QUIET_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final AtomicBoolean givenUp;
    private long lastTold = System.nanoTime();

    private Question(PrintWriter err, AtomicBoolean givenUp) {
        this.err = err;
        this.givenUp = givenUp;
    }

    /**
     * The answer.
     *
     * @throws java.util.concurrent.CancellationException after Ctrl-C
     */
    static <T> T ask(PrintWriter err, Function<Watcher, T> asked) {
        var givenUp = new AtomicBoolean();
        try (var _ = Interrupts.handledBy(givenUp, err)) {
            return asked.apply(new Question(err, givenUp));
        }
    }

    @Override
    public boolean goOn(double share) {
        long now = System.nanoTime();
        if (now - lastTold > QUIET_NANOS) {
            lastTold = now;
            err.printf("%d %% done%n", (int) (100 * share));
            err.flush();
        }
        return !givenUp.get();
    }
}
