package org.mixtura.ui.design;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/** What belongs to a run and not to its model: declared as settings, so that the same form edits it. */
record RunOptions(
        @Section("Run")
        @Param(
                label = "Seed",
                help = "Root of everything random. The same seed on the same machine gives the same run.",
                source = "habit: 0",
                min = 0,
                basic = true)
        int seed,

        @Param(
                label = "Repeats",
                help = "So many runs with the same settings and seeds that follow each other. One run says little about"
                        + " how far a result depends on chance.",
                source = "habit: 1; papers report 3 to 10",
                unit = "runs",
                min = 1,
                max = 100,
                basic = true)
        int repeats,

        @Param(
                label = "Device",
                help = "Where training computes. Automatic takes a GPU if one is usable, and the CPU if not.",
                source = "auto")
        DeviceChoice device,

        @Param(
                label = "Threads",
                help = "CPU threads that training may use.",
                source = "all cores of this machine",
                unit = "threads",
                min = 1,
                max = 1024)
        int threads) {

    /** Seed 0, one run, automatic device, all cores. */
    static RunOptions defaults(int cores) {
        return new RunOptions(0, 1, DeviceChoice.AUTO, cores);
    }
}
