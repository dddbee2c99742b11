package org.mixtura.ui.design;

import org.mixtura.core.schema.Choice;

/** Where a run computes. */
enum DeviceChoice implements Choice {
    AUTO("Automatic", "auto"),
    CPU("CPU", "cpu"),
    CUDA("First GPU (CUDA)", "cuda:0"),
    /** PyTorch calls its support experimental. */
    MPS("GPU of a Mac (experimental)", "mps");

    private final String label;
    private final String device;

    DeviceChoice(String label, String device) {
        this.label = label;
        this.device = device;
    }

    @Override
    public String label() {
        return label;
    }

    /** As a run specification names it. */
    String device() {
        return device;
    }
}
