package org.mixtura.ui.session;

/** The pages, in the order of work. */
public enum Place {
    WELCOME("Open"),
    IMPORT_CHECK("Import check"),
    RUNS("Runs"),
    MODEL("Choose model"),
    SET_UP("Set up"),
    TRAINING("Train"),
    SWEEP("Sweep"),
    EXPLORE("Explore"),
    COMPARE("Compare"),
    FIGURES("Figures");

    private final String title;

    Place(String title) {
        this.title = title;
    }

    /** The name in the rail. */
    public String title() {
        return title;
    }
}
