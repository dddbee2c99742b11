package org.mixtura.core.figure;

/**
 * What a user may leave out of a figure, or have beside it.
 *
 * @param title whether it has its title
 * @param legend whether colours of a map are explained
 * @param names whether groups are named in a map
 */
public record PanelLook(boolean title, boolean legend, boolean names) {

    /** Title and legend. */
    public static final PanelLook STANDARD = new PanelLook(true, true, false);

    /** The figure with this look; what it has not stays out. */
    public Figure of(Figure figure) {
        return switch (figure) {
            case ScatterFigure scatter ->
                (title ? scatter : scatter.withTitle(""))
                        .withLook(scatter.look().withLegend(legend).withLevelLabels(names));
            case CurvesFigure curves -> title ? curves : new CurvesFigure("", curves.panels(), curves.bestEpoch());
            case TitledFigure titled -> title ? titled : titled.withTitle("");
            default -> figure;
        };
    }
}
