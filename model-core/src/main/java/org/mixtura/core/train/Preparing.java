package org.mixtura.core.train;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.Pulse;
import org.mixtura.core.model.EpochStart;

/**
 * Work between epochs, done on a thread of its own, so that the lane hears a wish at once and not when the work next looks
 * up. Work that is no longer wanted is left behind; it ends at its next pulse and nobody sees what it found.
 */
final class Preparing implements EpochStart {

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final double TOLD_STEP = 0.01;

    private final Supplier<FloatMatrix> codes;
    private final TrainListener listener;
    private final Attention attention;

    Preparing(Supplier<FloatMatrix> codes, TrainListener listener, Attention attention) {
        this.codes = codes;
        this.listener = listener;
        this.attention = attention;
    }

    @Override
    public FloatMatrix codes() {
        return codes.get();
    }

    @Override
    public <T> T compute(String stage, Function<Pulse, T> work) {
        attention.look();
        listener.on(new TrainEvent.Stage(stage));
        var state = new State();
        var task = new FutureTask<>(() -> work.apply(state));
        Thread.ofPlatform().daemon().name("mixtura-preparing").start(task);
        try {
            return await(task, state);
        } finally {
            state.leave();
        }
    }

    private <T> T await(FutureTask<T> task, State state) {
        double told = 0;
        while (true) {
            try {
                return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                attention.requireWanted();
                if (state.share() >= told + TOLD_STEP) {
                    told = state.share();
                    listener.on(new TrainEvent.StageProgress(told));
                }
                if (attention.isToRest()) {
                    state.setResting(true);
                    attention.rest();
                    state.setResting(false);
                }
            } catch (ExecutionException failure) {
                throw asThrown(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while a stage began");
            }
        }
    }

    private static RuntimeException asThrown(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }

    /** What the lane and the thread that works know of each other. */
    private static final class State implements Pulse {

        private double share;
        private boolean resting;
        private boolean left;

        @Override
        public synchronized void beat(double done) {
            share = Math.max(share, done);
            while (resting && !left) {
                try {
                    wait();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
            if (left) {
                throw new CancellationException("nobody waits for it any more");
            }
        }

        synchronized double share() {
            return share;
        }

        synchronized void setResting(boolean rests) {
            resting = rests;
            notifyAll();
        }

        synchronized void leave() {
            left = true;
            notifyAll();
        }
    }
}
