package org.mixtura.ui.figure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogs and the file manager of the operating system. */
public final class SystemDialogs implements FileDialogs {

    private static final Logger LOG = LoggerFactory.getLogger(SystemDialogs.class);

    @Override
    public Optional<Path> folder(Window owner, String title, Path start) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(existing(start.toAbsolutePath()));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> newFile(Window owner, String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> file(Window owner, String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public List<Path> dataSets(Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Open a data set");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "Single-cell data",
                                "*.h5ad",
                                "*.h5",
                                "*.loom",
                                "*.mtx",
                                "*.csv",
                                "*.tsv",
                                "*.txt",
                                "*.gz"),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        return Stream.ofNullable(chooser.showOpenMultipleDialog(owner))
                .flatMap(List::stream)
                .map(File::toPath)
                .toList();
    }

    /** The folder itself or the nearest one above that exists; choosers refuse any other. */
    private static @Nullable File existing(@Nullable Path folder) {
        for (Path p = folder; p != null; p = p.getParent()) {
            if (Files.isDirectory(p)) {
                return p.toFile();
            }
        }
        return null;
    }

    @Override
    public void reveal(Path file) {
        Path target = file.toAbsolutePath();
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.startsWith("windows")
                ? List.of("explorer.exe", "/select," + target)
                : system.startsWith("mac")
                        ? List.of("open", "-R", target.toString())
                        : List.of("xdg-open", String.valueOf(target.getParent()));
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException none) {
            LOG.info("There is no file manager to show {}", target, none);
        }
    }
}
