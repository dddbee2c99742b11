package org.mixtura.core.model.dgd;

/** What variational auto-decoders of counts and of images have alike. */
interface SpreadCodeSettings {

    int latentDim();

    /** Steps of the code of a new cell. */
    int newCellEpochs();

    DgdTraining train();
}
