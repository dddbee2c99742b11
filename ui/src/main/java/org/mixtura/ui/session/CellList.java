package org.mixtura.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;

/** A list of cells that somebody selected, as a file that is gone with the program. */
final class CellList {

    private CellList() {}

    /** @param barcodes one a line */
    static Path write(String barcodes) {
        try {
            Path file = Files.createTempFile("selection", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, barcodes);
        } catch (IOException unwritable) {
            throw new StorageProblem(
                    "The list of cells cannot be written.",
                    SystemReason.of(unwritable),
                    "Free some space in the folder for temporary files.",
                    unwritable);
        }
    }
}
