package org.mixtura.core.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of categories with their colours and sizes, in as many columns as it takes.
 *
 * @param title the name of the column of metadata; empty: none is written
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
    public Legend untitled() {
        return new Legend("", entries);
    }

    private double head() {
        return title.isEmpty() ? 0 : TITLE_HEIGHT;
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

    @Override
    public Block squeezed(double width, double height) {
        int lines = (int) Math.max(1, Math.floor((height - head()) / LINE));
        if (entries.size() <= lines) {
            Block whole = columns(1, width, width);
            return whole.height() <= height ? whole : cut(width);
        }
        Block shown = new Legend(title, entries.subList(0, lines - 1)).cut(width);
        String rest = "… and " + (entries.size() - lines + 1) + " more";
        double above = head() + (lines - 1) * LINE;
        return new Block(Math.max(shown.width(), NAME.width(rest)), above + LINE, (canvas, x, y) -> {
            shown.painter().paint(canvas, x, y);
            double baseline = y + above + LINE / 2 + NAME.middle();
            canvas.text(rest, x, baseline, NAME, FigureCanvas.FAINT_INK, FigureCanvas.Align.LEFT);
        });
    }

    /** One column with a line for each name: those that are longer are cut. */
    private Block cut(double width) {
        double room = nameRoom(width, 1);
        return new Legend(
                        title,
                        entries.stream()
                                .map(e -> new Entry(NAME.fittedInside(e.name(), room), e.count(), e.colour()))
                                .toList())
                .columns(1, width, width);
    }

    /** What names have of a width. */
    private double nameRoom(double width, int columns) {
        double column = (width - (columns - 1) * BETWEEN_COLUMNS) / columns;
        return column - SWATCH - AFTER_SWATCH - BEFORE_COUNT - widestCount();
    }

    /** Names go on in a second line where a single column is wider than allowed. */
    private Block columns(int columns, double maxWidth, double maxTitle) {
        int rows = Math.max(1, (entries.size() + columns - 1) / columns);
        double room = nameRoom(maxWidth, columns);
        var blocks = new ArrayList<Block>();
        for (int from = 0; from < entries.size(); from += rows) {
            blocks.add(column(entries.subList(from, Math.min(entries.size(), from + rows)), room));
        }
        double width =
                blocks.stream().mapToDouble(Block::width).sum() + BETWEEN_COLUMNS * Math.max(0, blocks.size() - 1);
        String heading = Typeface.HEADING.fitted(title, maxTitle);
        double all = Math.max(width, Typeface.HEADING.width(heading));
        double highest = blocks.stream().mapToDouble(Block::height).max().orElse(LINE);
        return new Block(all, head() + highest, (canvas, x, y) -> {
            canvas.text(heading, x, y + 7, Typeface.HEADING, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            double left = x;
            for (Block block : blocks) {
                block.painter().paint(canvas, left, y + head());
                left += block.width() + BETWEEN_COLUMNS;
            }
        });
    }

    private Block column(List<Entry> part, double room) {
        List<List<String>> names =
                part.stream().map(e -> NAME.wrapped(e.name(), room)).toList();
        double widest = names.stream()
                .flatMap(List::stream)
                .mapToDouble(NAME::width)
                .max()
                .orElse(0);
        double counts = SWATCH + AFTER_SWATCH + widest + BEFORE_COUNT + widestCount();
        int lines = names.stream().mapToInt(List::size).sum();
        return new Block(counts, lines * LINE, (canvas, x, y) -> {
            double middle = y + LINE / 2;
            for (int i = 0; i < part.size(); i++) {
                Entry entry = part.get(i);
                canvas.disc(x + SWATCH / 2, middle, SWATCH, entry.colour());
                double right = x + counts;
                write(canvas, count(entry), right, middle, COUNT, FigureCanvas.FAINT_INK, FigureCanvas.Align.RIGHT);
                for (String line : names.get(i)) {
                    double left = x + SWATCH + AFTER_SWATCH;
                    write(canvas, line, left, middle, NAME, FigureCanvas.INK, FigureCanvas.Align.LEFT);
                    middle += LINE;
                }
            }
        });
    }

    private static void write(
            FigureCanvas canvas,
            String text,
            double x,
            double middle,
            Typeface face,
            Color colour,
            FigureCanvas.Align align) {
        canvas.text(text, x, middle + NAME.middle(), face, colour, align);
    }

    private double widestCount() {
        return entries.stream().mapToDouble(e -> COUNT.width(count(e))).max().orElse(0);
    }

    private static String count(Entry entry) {
        return String.format(Locale.ROOT, "%,d", entry.count());
    }
}
