package org.mixtura.app;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.mixtura.core.train.RunControl;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C during long work: the first asks it to stop, the second ends the process at once. */
final class Interrupts implements AutoCloseable {

    private static final Signal INTERRUPT = new Signal("INT");

    private static final String NOTHING_KEPT = "Stopping; nothing is kept. Press Ctrl-C again to end at once.";

    private final SignalHandler before;

    private Interrupts(SignalHandler before) {
        this.before = before;
    }

    /** While training, which keeps what was learned. */
    static Interrupts handledBy(RunControl control, PrintWriter err) {
        return handledBy(
                control::isRequested,
                control::stopAndKeep,
                "Stopping; the model so far is kept. Press Ctrl-C again to end at once.",
                err);
    }

    /** While training of which only the end is of use. */
    static Interrupts keepingNothing(RunControl control, PrintWriter err) {
        return handledBy(control::isRequested, control::stopAndKeep, NOTHING_KEPT, err);
    }

    /** While something is computed that is of no use in part. */
    static Interrupts handledBy(AtomicBoolean asked, PrintWriter err) {
        return handledBy(asked::get, () -> asked.set(true), NOTHING_KEPT, err);
    }

    private static Interrupts handledBy(BooleanSupplier asked, Runnable stop, String told, PrintWriter err) {
        return new Interrupts(Signal.handle(INTERRUPT, _ -> {
            if (asked.getAsBoolean()) {
                Runtime.getRuntime().halt(ExitCodes.CANCELLED);
            }
            stop.run();
            err.println(told);
            err.flush();
        }));
    }

    /** Ctrl-C, and the end of a terminal, are for the process that started this one and not for this one. */
    static Interrupts ignored() {
        try {
            Signal.handle(new Signal("HUP"), SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException notHere) {
            // Windows has no such signal.
        }
        return new Interrupts(Signal.handle(INTERRUPT, SignalHandler.SIG_IGN));
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
