package org.mixtura.core.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of categories with their colours and sizes, in as many columns as it takes.
 *
 * @param title the name of the column of metadata
 * @param entries from top to bottom, column by column
 */
record Legend(String title, List<Entry> entries) implements Key {

    private static final Typeface NAME = new Typeface(Typeface.LABEL.file(), 6.5);
    private static final Typeface COUNT = Typeface.SMALL;
    private static final double SWATCH = 4.6;
    private static final double AFTER_SWATCH = 3.4;
    private static final double BEFORE_COUNT = 4;
    private static final double BETWEEN_COLUMNS = 9;
    private static final double LINE = 8.6;
    private static final double TITLE_HEIGHT = 10.5;
    private static final int MOST_COLUMNS_BESIDE = 3;
    private static final int MOST_COLUMNS_BELOW = 6;
    private static final double WIDEST_TITLE_BESIDE = 90;

    /**
     * One category.
     *
     * @param name as in the data
     * @param count how many points have it
     */
    record Entry(String name, int count, Color colour) {}

    Legend {
        entries = List.copyOf(entries);
    }

    @Override
    public Optional<Block> beside(double maxWidth, double maxHeight) {
        for (int columns = 1; columns <= MOST_COLUMNS_BESIDE; columns++) {
            Block block = columns(columns, Double.POSITIVE_INFINITY, WIDEST_TITLE_BESIDE);
            if (block.width() <= maxWidth && block.height() <= maxHeight) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }

    @Override
    public Block below(double width) {
        int columns = Math.max(1, Math.min(MOST_COLUMNS_BELOW, entries.size()));
        while (columns > 1 && columns(columns, Double.POSITIVE_INFINITY, width).width() > width) {
            columns--;
        }
        return columns(columns, columns > 1 ? Double.POSITIVE_INFINITY : width, width);
    }

    /** Names are cut only where a single column is wider than allowed. */
    private Block columns(int columns, double maxWidth, double maxTitle) {
        int rows = Math.max(1, (entries.size() + columns - 1) / columns);
        double column = (maxWidth - (columns - 1) * BETWEEN_COLUMNS) / columns;
        double cut = column - SWATCH - AFTER_SWATCH - BEFORE_COUNT - widestCount();
        var blocks = new ArrayList<Block>();
        for (int from = 0; from < entries.size(); from += rows) {
            blocks.add(column(entries.subList(from, Math.min(entries.size(), from + rows)), cut));
        }
        double width =
                blocks.stream().mapToDouble(Block::width).sum() + BETWEEN_COLUMNS * Math.max(0, blocks.size() - 1);
        String heading = Typeface.HEADING.fitted(title, maxTitle);
        double all = Math.max(width, Typeface.HEADING.width(heading));
        return new Block(all, TITLE_HEIGHT + rows * LINE, (canvas, x, y) -> {
            canvas.text(heading, x, y + 7, Typeface.HEADING, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            double left = x;
            for (Block block : blocks) {
                block.painter().paint(canvas, left, y + TITLE_HEIGHT);
                left += block.width() + BETWEEN_COLUMNS;
            }
        });
    }

    private Block column(List<Entry> part, double cut) {
        List<String> names = part.stream().map(e -> NAME.fitted(e.name(), cut)).toList();
        double widest = names.stream().mapToDouble(NAME::width).max().orElse(0);
        double counts = SWATCH + AFTER_SWATCH + widest + BEFORE_COUNT + widestCount();
        return new Block(counts, part.size() * LINE, (canvas, x, y) -> {
            for (int i = 0; i < part.size(); i++) {
                double middle = y + (i + 0.5) * LINE;
                double baseline = middle + NAME.middle();
                canvas.disc(x + SWATCH / 2, middle, SWATCH, part.get(i).colour());
                canvas.text(
                        names.get(i),
                        x + SWATCH + AFTER_SWATCH,
                        baseline,
                        NAME,
                        FigureCanvas.INK,
                        FigureCanvas.Align.LEFT);
                canvas.text(
                        count(part.get(i)),
                        x + counts,
                        baseline,
                        COUNT,
                        FigureCanvas.FAINT_INK,
                        FigureCanvas.Align.RIGHT);
            }
        });
    }

    private double widestCount() {
        return entries.stream().mapToDouble(e -> COUNT.width(count(e))).max().orElse(0);
    }

    private static String count(Entry entry) {
        return String.format(Locale.ROOT, "%,d", entry.count());
    }
}
