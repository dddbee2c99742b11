package org.mixtura.core.project;

import org.mixtura.core.error.StorageProblem;

/** Hears how a project comes to disk, on the thread that writes. */
public interface ProjectListener {

    /** Nobody hears. */
    ProjectListener NONE = new ProjectListener() {

        @Override
        public void saved() {
            // Nobody waits for it.
        }

        @Override
        public void failed(StorageProblem problem) {
            // It was logged.
        }
    };

    /** Everything is on disk. */
    void saved();

    /** Something could not be written. */
    void failed(StorageProblem problem);
}
