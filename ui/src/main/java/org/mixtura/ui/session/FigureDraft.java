package org.mixtura.ui.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.RunDrawing;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.PanelLook;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/**
 * A figure that the user wants to export.
 *
 * @param figure what is seen
 * @param name suggested for the file, without folder and ending
 * @param metadata what the file says about where it comes from
 * @param data its numbers, if they are at hand
 * @param panel how to draw it again from its run, if that can be said
 * @param together all that are seen together, this one among them, in their order; empty: it stands alone
 */
public record FigureDraft(
        Figure figure,
        String name,
        Map<String, String> metadata,
        Optional<RunTable> data,
        Optional<FigureSpec.Panel> panel,
        List<FigureDraft> together) {

    public FigureDraft {
        metadata = Map.copyOf(metadata);
        together = List.copyOf(together);
    }

    /** A figure that stands alone. */
    public FigureDraft(
            Figure figure,
            String name,
            Map<String, String> metadata,
            Optional<RunTable> data,
            Optional<FigureSpec.Panel> panel) {
        this(figure, name, metadata, data, panel, List.of());
    }

    /** A figure that is no more than what is seen. */
    public FigureDraft(Figure figure, String name, Map<String, String> metadata) {
        this(figure, name, metadata, Optional.empty(), Optional.empty());
    }

    /** A figure of a run with its numbers, which the same words draw again. */
    public static FigureDraft of(StoredRun run, Figure figure, String name, RunTable data, RunDrawing drawing) {
        return new FigureDraft(
                figure,
                name,
                run.provenance(),
                Optional.of(data),
                Optional.of(new FigureSpec.Panel(run.folder(), drawing, PanelLook.STANDARD)));
    }

    /** A figure of a run with its numbers. */
    public static FigureDraft of(StoredRun run, Figure figure, String name, RunTable data) {
        return new FigureDraft(figure, name, run.provenance(), Optional.of(data), Optional.empty());
    }

    /** The same as one of several that are seen together. */
    public FigureDraft among(List<FigureDraft> all) {
        return new FigureDraft(figure, name, metadata, data, panel, all);
    }

    /** The same with another look, standing alone. */
    public FigureDraft with(PanelLook look) {
        return new FigureDraft(
                look.of(figure),
                name,
                metadata,
                data,
                panel.map(all -> new FigureSpec.Panel(all.run(), all.drawing(), look)));
    }
}
