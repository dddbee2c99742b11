package org.mixtura.core.error;

/** The process that trained is gone without having finished; the run itself can go on. */
public final class WorkerLost extends WorkbenchException {

    public WorkerLost(String what, String why, String remedy) {
        super(what, why, remedy, null);
    }
}
