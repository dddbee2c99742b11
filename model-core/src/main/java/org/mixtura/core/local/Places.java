package org.mixtura.core.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mixtura.core.engine.TorchLibrary;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.resources.BundledResource;

/**
 * Where the workbench keeps what belongs to no project.
 *
 * @param demo where the bundled data set is put as a file
 * @param queue the queue of runs
 * @param torch a file that names the folder of the user's own PyTorch library
 * @param cache large data sets as they were converted; may be deleted at any time
 * @param imports data sets that the window made of others
 */
public record Places(Path demo, Path queue, Path torch, Path cache, Path imports) {

    /** The cache and the imports are put where the demo is. */
    public Places(Path demo, Path queue, Path torch) {
        this(demo, queue, torch, demo.resolve("cache"), demo.resolve("imports"));
    }

    /** All in one folder. */
    public static Places under(Path folder) {
        return new Places(folder, folder.resolve("queue"), folder.resolve("libtorch"));
    }

    /** The bundled data set as a file. */
    Path demoData() {
        try {
            return BundledResource.DEMO_PBMC800.copyInto(demo);
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The demo data cannot be put into '%s'.".formatted(demo),
                    SystemReason.of(failure),
                    "Free some space there, or make the folder writable.",
                    failure);
        }
    }

    /** The folder that the user chose; empty when the library that comes with the program is used. */
    public Optional<Path> torchFolder() {
        try {
            return Files.isRegularFile(torch)
                    ? Optional.of(Path.of(Files.readString(torch).strip()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Lets this process use the library that the user chose, if there is one. To be called before the engine starts.
     *
     * @return why it cannot be used; empty when all is well
     */
    public Optional<ConfigProblem> useTorch() {
        try {
            torchFolder().map(TorchLibrary::of).ifPresent(TorchLibrary::use);
            return Optional.empty();
        } catch (ConfigProblem gone) {
            return Optional.of(gone);
        }
    }

    /** Remembers a choice; empty for the library that comes with the program. */
    void rememberTorch(Optional<Path> folder) {
        try {
            if (folder.isEmpty()) {
                Files.deleteIfExists(torch);
                return;
            }
            Path library = TorchLibrary.of(folder.get()).folder();
            Files.createDirectories(torch.toAbsolutePath().resolveSibling(""));
            AtomicFiles.write(
                    torch, out -> out.write(library.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IOException full) {
            throw new StorageProblem(
                    "The choice cannot be kept.",
                    SystemReason.of(full),
                    "Free some space there, or make the folder writable.",
                    full);
        }
    }
}
