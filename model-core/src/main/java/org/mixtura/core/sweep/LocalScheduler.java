package org.mixtura.core.sweep;

import java.util.List;
import java.util.concurrent.Executors;
import org.mixtura.core.error.ConfigProblem;

/** Trains a few runs at a time on this machine. */
public final class LocalScheduler implements RunScheduler {

    private final int atATime;

    /** @throws ConfigProblem when it is to train none at a time */
    public LocalScheduler(int atATime) {
        if (atATime < 1) {
            throw new ConfigProblem(
                    "%d runs at a time are none.".formatted(atATime),
                    "A sweep trains at least one run at a time.",
                    "Give --jobs 1 or more.");
        }
        this.atATime = atATime;
    }

    @Override
    public void runAll(List<Runnable> runs) {
        try (var threads = Executors.newFixedThreadPool(
                atATime, Thread.ofPlatform().daemon().name("mixtura-sweep-", 1).factory())) {
            runs.forEach(threads::execute);
        }
    }
}
