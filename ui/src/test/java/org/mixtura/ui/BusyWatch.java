package org.mixtura.ui;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/**
 * Looks whether the JavaFX thread answers: asks it again and again, and remembers the longest wait and where the thread was
 * then. What counts is the time that it computed: on a shared machine it may have to wait for its turn.
 */
public final class BusyWatch {

    /** Longer than this a window seems to hang. */
    private static final long LIMIT_MILLIS = 200;

    private static final long LOOK_EVERY_MILLIS = 20;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicReference<String> where = new AtomicReference<>("");
    private final Thread thread;

    private BusyWatch(Thread fx) {
        this.thread = Thread.ofPlatform().daemon().name("busy-watch").start(() -> watch(fx));
    }

    /** Watches from now on. */
    public static BusyWatch begin() {
        return new BusyWatch(FxTest.fx(Thread::currentThread));
    }

    private void watch(Thread fx) {
        while (!stopped.get()) {
            try {
                ask(fx);
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private void ask(Thread fx) throws InterruptedException {
        var answered = new CountDownLatch(1);
        long cpuBefore = cpuMillis(fx);
        Platform.runLater(answered::countDown);
        String last = "";
        while (!answered.await(LIMIT_MILLIS / 2, TimeUnit.MILLISECONDS)) {
            if (stopped.get()) {
                return;
            }
            last = stack(fx);
        }
        // Work of the thread itself: the machine may be shared, and a thread that was not let run did not block
        // anybody.
        long busy = cpuMillis(fx) - cpuBefore;
        if (busy > longest.get()) {
            longest.set(busy);
            where.set(last);
        }
    }

    private static long cpuMillis(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()) / 1_000_000;
    }

    private static String stack(Thread thread) {
        var text = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            text.append("\n    at ").append(element);
        }
        return text.toString();
    }

    /** Stops watching, and fails when the thread was once busy for longer than 200 ms. */
    public void requireResponsive() {
        stopped.set(true);
        thread.interrupt();
        if (longest.get() > LIMIT_MILLIS) {
            throw new AssertionError(
                    String.format(Locale.ROOT, "the JavaFX thread was busy for %d ms%s", longest.get(), where.get()));
        }
    }
}
