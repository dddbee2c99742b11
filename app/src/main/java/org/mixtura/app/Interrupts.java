package org.mixtura.app;

import java.io.PrintWriter;
import org.mixtura.core.train.Cancellation;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C while training: the first stops and keeps what was learned, the second ends the process at once. */
final class Interrupts implements AutoCloseable {

    private static final Signal INTERRUPT = new Signal("INT");

    private final SignalHandler before;

    private Interrupts(SignalHandler before) {
        this.before = before;
    }

    static Interrupts handledBy(Cancellation cancellation, PrintWriter err) {
        return new Interrupts(Signal.handle(INTERRUPT, _ -> {
            if (cancellation.isRequested()) {
                Runtime.getRuntime().halt(ExitCodes.CANCELLED);
            }
            cancellation.stopAndKeep();
            err.println("Stopping; the model so far is kept. Press Ctrl-C again to end at once.");
            err.flush();
        }));
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
