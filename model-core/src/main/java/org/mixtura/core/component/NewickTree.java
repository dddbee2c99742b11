package org.mixtura.core.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.SystemReason;

/**
 * A tree of types that a user gives, in Newick's format: {@code ((B:1,(CD4:1,CD8:1):1):2,mono:4);}. Names may be quoted; names of inner nodes
 * and comments in square brackets are passed over. Without lengths each node is one above its highest child.
 */
public final class NewickTree {

    private final Path file;
    private final Node root;

    /** @param length to the node above; NaN where none is written */
    private record Node(String name, double length, List<Node> children) {

        boolean isLeaf() {
            return children.isEmpty();
        }
    }

    /** Two nodes of a tree of types that are merged, before merges are in order; leaves have no children. */
    private record Joined(int leaf, double height, List<Joined> children, int number) {}

    private NewickTree(Path file, Node root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @throws DataProblem when it cannot be read, is no such tree, or names a leaf twice
     */
    public static NewickTree read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new DataProblem(
                    "The tree '%s' cannot be read.".formatted(file),
                    SystemReason.of(unreadable),
                    "Check the path and the permissions.",
                    unreadable);
        }
        var tree = new NewickTree(file, new Parser(file, text).tree());
        var seen = new HashSet<String>();
        for (String leaf : tree.leaves()) {
            if (!seen.add(leaf)) {
                throw new DataProblem(
                        "The tree '%s' names '%s' twice.".formatted(file, leaf),
                        "Each leaf stands for one type.",
                        "Correct the file.");
            }
        }
        return tree;
    }

    /** The names of its leaves, from left to right. */
    public List<String> leaves() {
        var leaves = new ArrayList<String>();
        collect(root, leaves);
        return leaves;
    }

    private static void collect(Node node, List<String> leaves) {
        if (node.isLeaf()) {
            leaves.add(node.name);
        }
        node.children.forEach(child -> collect(child, leaves));
    }

    /**
     * The tree of these types; leaves that are none of them are left out.
     *
     * @throws DataProblem when it lacks one of them
     */
    public TypeTree of(List<String> types) {
        var numbers = new HashMap<String, Integer>();
        var known = Set.copyOf(leaves());
        for (int t = 0; t < types.size(); t++) {
            String type = types.get(t);
            // In Newick's format an underscore may stand for a space.
            String leaf = known.contains(type) ? type : type.replace(' ', '_');
            if (!known.contains(leaf)) {
                throw new DataProblem(
                        "The tree '%s' has no leaf '%s'.".formatted(file, type),
                        "Every type that cells have must be one; its leaves are %s."
                                .formatted(String.join(", ", leaves())),
                        "Add it, or correct the name.");
            }
            numbers.put(leaf, t);
        }
        var order = new ArrayList<Integer>();
        var merges = new ArrayList<Joined>();
        joined(root, numbers, order, merges);
        return new TypeTree(
                numbered(merges, types.size()),
                order.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The part of a node that holds types; merges are added after those that they join. */
    private static Optional<Joined> joined(
            Node node, Map<String, Integer> numbers, List<Integer> order, List<Joined> merges) {
        if (node.isLeaf()) {
            Integer leaf = numbers.get(node.name);
            if (leaf == null) {
                return Optional.empty();
            }
            order.add(leaf);
            return Optional.of(new Joined(leaf, 0, List.of(), -1));
        }
        double height = height(node);
        Joined whole = null;
        for (Node child : node.children) {
            var part = joined(child, numbers, order, merges).orElse(null);
            if (whole == null || part == null) {
                whole = whole == null ? part : whole;
            } else {
                whole = new Joined(-1, height, List.of(whole, part), merges.size());
                merges.add(whole);
            }
        }
        return Optional.ofNullable(whole);
    }

    private static double height(Node node) {
        return node.children.stream()
                .mapToDouble(child -> height(child) + (Double.isNaN(child.length) ? 1 : child.length))
                .max()
                .orElse(0);
    }

    /** From the lowest to the highest. A node is never below those that it joins, so these come first. */
    private static List<TypeTree.Merge> numbered(List<Joined> merges, int leaves) {
        var sorted = merges.stream()
                .sorted(Comparator.comparingDouble(Joined::height))
                .toList();
        var places = new HashMap<Integer, Integer>();
        for (int i = 0; i < sorted.size(); i++) {
            places.put(sorted.get(i).number, leaves + i);
        }
        return sorted.stream()
                .map(merge -> new TypeTree.Merge(
                        place(merge.children.get(0), places), place(merge.children.get(1), places), merge.height))
                .toList();
    }

    private static int place(Joined node, Map<Integer, Integer> places) {
        return node.number < 0 ? node.leaf : places.getOrDefault(node.number, -1);
    }

    /** Reads one tree from its beginning to the semicolon. */
    private static final class Parser {

        private static final String MARKS = "(),:;[]'";

        private final Path file;
        private final String text;
        private int at;

        Parser(Path file, String text) {
            this.file = file;
            this.text = text;
        }

        Node tree() {
            Node root = node();
            skip();
            if (at < text.length() && text.charAt(at) == ';') {
                at++;
            }
            skip();
            if (at < text.length()) {
                throw wrong("There is more after its end");
            }
            return root;
        }

        private Node node() {
            skip();
            var children = new ArrayList<Node>();
            if (isAt('(')) {
                do {
                    at++;
                    children.add(node());
                    skip();
                } while (isAt(','));
                if (!isAt(')')) {
                    throw wrong("A bracket is not closed");
                }
                at++;
            }
            String name = name();
            if (children.isEmpty() && name.isEmpty()) {
                throw wrong("A leaf has no name");
            }
            return new Node(name, length(), List.copyOf(children));
        }

        private String name() {
            skip();
            if (!isAt('\'')) {
                return word();
            }
            var quoted = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\'' && !isAt('\'')) {
                    return quoted.toString();
                }
                at += c == '\'' ? 1 : 0;
                quoted.append(c);
            }
            throw wrong("A quotation mark is not closed");
        }

        private double length() {
            skip();
            if (!isAt(':')) {
                return Double.NaN;
            }
            at++;
            skip();
            String number = word();
            try {
                double length = Double.parseDouble(number);
                if (length >= 0 && Double.isFinite(length)) {
                    return length;
                }
            } catch (NumberFormatException noNumber) {
                throw wrong("The length '%s' is no number".formatted(number));
            }
            throw wrong("The length '%s' is negative or infinite".formatted(number));
        }

        private String word() {
            int from = at;
            while (at < text.length() && MARKS.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).strip();
        }

        /** Passes over space and comments. */
        private void skip() {
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || isAt('['))) {
                if (isAt('[')) {
                    int end = text.indexOf(']', at);
                    if (end < 0) {
                        throw wrong("A comment is not closed");
                    }
                    at = end;
                }
                at++;
            }
        }

        private boolean isAt(char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        private DataProblem wrong(String what) {
            return new DataProblem(
                    "The tree '%s' cannot be understood.".formatted(file),
                    "%s, at character %d.".formatted(what, Math.min(at, text.length()) + 1),
                    "Write it in Newick's format, for example ((B,T),monocyte);");
        }
    }
}
