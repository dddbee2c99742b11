package org.mixtura.app;

import java.io.PrintWriter;
import org.mixtura.core.train.RunControl;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C while training: the first stops and keeps what was learned, the second ends the process at once. */
final class Interrupts implements AutoCloseable {

    private static final Signal INTERRUPT = new Signal("INT");

    private final SignalHandler before;

    private Interrupts(SignalHandler before) {
        this.before = before;
    }

    static Interrupts handledBy(RunControl control, PrintWriter err) {
        return new Interrupts(Signal.handle(INTERRUPT, _ -> {
            if (control.isRequested()) {
                Runtime.getRuntime().halt(ExitCodes.CANCELLED);
            }
            control.stopAndKeep();
            err.println("Stopping; the model so far is kept. Press Ctrl-C again to end at once.");
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
