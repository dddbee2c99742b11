package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A name inside a picture, in the window and in figures alike. Lengths are in the units of the picture, y goes down.
 *
 * @param text the name
 * @param x centre
 * @param y middle of the letters
 * @param width of the text
 * @param height of its line
 * @param anchorX what it names
 * @param anchorY what it names
 */
public record PlacedName(String text, double x, double y, double width, double height, double anchorX, double anchorY) {

    /** A name may take this share of the width of a picture; the legend has it whole. */
    public static final double WIDEST = 0.65;

    private static final int ROUNDS = 300;
    private static final double PADDING = 0.2;
    private static final double LEADER_FROM = 1.4;

    /** Lines of letters are lower than their line. */
    private static final double TOUCHING = 0.85;

    /** A mark that has no name, and that names should not cover. */
    public static PlacedName mark(double x, double y, double size) {
        return at("", x, y, size, size);
    }

    /** A name over what it names. */
    public static PlacedName at(String text, double x, double y, double width, double height) {
        return new PlacedName(text, x, y, width, height, x, y);
    }

    /** Whether it is so far away from what it names that a line must lead there. */
    public boolean isAway() {
        return Math.hypot(x - anchorX, y - anchorY) > LEADER_FROM * height;
    }

    /** Moves names into a picture until none overlap, as far as there is room. */
    static List<PlacedName> apart(List<PlacedName> names, Rectangle2D picture) {
        return apart(names, List.of(), picture);
    }

    /**
     * Moves names into a picture of a size, apart from each other and from marks that stay where they are. Names for which there is no
     * room are left out, the longest first: two over each other say less than one, and the legend has them all.
     */
    public static List<PlacedName> readable(
            List<PlacedName> names, List<PlacedName> fixed, double pictureWidth, double pictureHeight) {
        return readable(names, fixed, new Rectangle2D.Double(0, 0, pictureWidth, pictureHeight));
    }

    /** The same in a part of a sheet. */
    static List<PlacedName> readable(List<PlacedName> names, List<PlacedName> fixed, Rectangle2D picture) {
        var moved = apart(names, fixed, picture);
        var kept = new ArrayList<PlacedName>();
        moved.stream().sorted(Comparator.comparingDouble(PlacedName::width)).forEach(name -> {
            if (kept.stream().noneMatch(name::covers)) {
                kept.add(name);
            }
        });
        return moved.stream().filter(kept::contains).toList();
    }

    /** Whether letters of both would stand over each other; lines may touch. */
    private boolean covers(PlacedName other) {
        return Math.abs(x - other.x) < (width + other.width) / 2
                && Math.abs(y - other.y) < TOUCHING * (height + other.height) / 2;
    }

    /** The same, and from marks that stay where they are. */
    static List<PlacedName> apart(List<PlacedName> names, List<PlacedName> fixed, Rectangle2D picture) {
        var moved = new ArrayList<PlacedName>();
        names.forEach(name -> moved.add(name.movedBy(0, 0, picture)));
        int rounds = 0;
        while (rounds < ROUNDS && (spread(moved, picture) | giveWay(moved, fixed, picture))) {
            rounds++;
        }
        return moved;
    }

    /** Moves names up or down from what they cover; whether there was any. Sideways they would point at something else. */
    private static boolean giveWay(List<PlacedName> names, List<PlacedName> fixed, Rectangle2D picture) {
        boolean moved = false;
        for (int i = 0; i < names.size(); i++) {
            for (PlacedName mark : fixed) {
                PlacedName name = names.get(i);
                double reach = (name.height + mark.height) / 2;
                double off = name.y - mark.y;
                boolean beside = Math.abs(name.x - mark.x) > (name.width + mark.width) / 2;
                if (!beside && Math.abs(off) < reach) {
                    var aside = name.movedBy(0, Math.copySign(reach, off) - off, picture);
                    moved |= aside.y != name.y;
                    names.set(i, aside);
                }
            }
        }
        return moved;
    }

    /** Moves each pair that overlaps a little apart; whether there was any. */
    private static boolean spread(List<PlacedName> names, Rectangle2D picture) {
        boolean moved = false;
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                PlacedName a = names.get(i);
                PlacedName b = names.get(j);
                double padding = PADDING * Math.min(a.height, b.height);
                double overlapX = (a.width + b.width) / 2 + padding - Math.abs(a.x - b.x);
                double overlapY = (a.height + b.height) / 2 + padding - Math.abs(a.y - b.y);
                if (overlapX > 0 && overlapY > 0) {
                    moved = true;
                    boolean sideways = overlapX < overlapY;
                    double step = padding / 10;
                    double dx = sideways ? Math.copySign(overlapX / 2 + step, a.x - b.x) : 0;
                    double dy = sideways ? 0 : Math.copySign(overlapY / 2 + step, a.y - b.y);
                    names.set(i, a.movedBy(dx, dy, picture));
                    names.set(j, b.movedBy(-dx, -dy, picture));
                }
            }
        }
        return moved;
    }

    private PlacedName movedBy(double dx, double dy, Rectangle2D picture) {
        double halfX = Math.min(width, picture.getWidth()) / 2;
        double halfY = Math.min(height, picture.getHeight()) / 2;
        double newX = Math.clamp(x + dx, picture.getMinX() + halfX, picture.getMaxX() - halfX);
        double newY = Math.clamp(y + dy, picture.getMinY() + halfY, picture.getMaxY() - halfY);
        return new PlacedName(text, newX, newY, width, height, anchorX, anchorY);
    }
}
