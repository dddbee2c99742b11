package org.mixtura.core.engine;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The native lane of a class of tests, open while they run. */
public final class LaneExtension implements BeforeAllCallback, AfterAllCallback {

    private NativeLane lane;

    @Override
    public void beforeAll(ExtensionContext context) {
        lane = new NativeLane();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        lane.close();
    }

    public NativeLane lane() {
        return lane;
    }
}
