package org.mixtura.ui.figure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.FigureFiles;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.FigureWriter;
import org.mixtura.core.run.RunTable;
import org.mixtura.ui.session.FigureDraft;

/**
 * A figure on its way to files: the picture, its numbers, and how it was made.
 *
 * @param figure as it is seen
 * @param panels what it is made of; one, or those of a page
 * @param columns panels beside each other
 */
record FigureExport(Figure figure, FigureOutput output, List<FigureDraft> panels, int columns) {

    FigureExport {
        panels = List.copyOf(panels);
    }

    /** Writes all files; those beside the figure share its name. */
    void write(Path file, BiConsumer<FigureSpec, Path> specs) {
        var files = FigureFiles.beside(file);
        var said = new HashMap<>(output.metadata());
        description().ifPresent(_ -> said.put("Command", files.command()));
        new FigureWriter().write(figure, output.withMetadata(said), file);
        for (int p = 0; p < panels.size(); p++) {
            Path csv = files.numbers(p, panels.size());
            panels.get(p).data().ifPresent(table -> RunTable.write(csv, table));
        }
        description().ifPresent(spec -> specs.accept(spec, files.description()));
    }

    /** How to draw it again; empty where a panel can only be seen. */
    Optional<FigureSpec> description() {
        return panels.stream().allMatch(panel -> panel.panel().isPresent())
                ? Optional.of(new FigureSpec(
                        panels.stream()
                                .map(panel -> panel.panel().orElseThrow())
                                .toList(),
                        columns,
                        output.widthMm(),
                        output.heightMm(),
                        output.dpi()))
                : Optional.empty();
    }
}
