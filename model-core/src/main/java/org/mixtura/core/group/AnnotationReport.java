package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.run.RunTable;

/**
 * Which cell types the markers of groups speak for.
 *
 * @param by what the groups are, the name of their column
 * @param background genes that were tested and are in any set; all counts are among these
 * @param sets so many sets were compared
 * @param groups in the order of the markers' groups
 */
public record AnnotationReport(String by, int background, int sets, List<OfGroup> groups) {

    public AnnotationReport {
        groups = List.copyOf(groups);
    }

    /**
     * A group.
     *
     * @param markers so many of its best genes were looked for in the sets
     * @param suggestions the surest first, also some that are not called; may be empty
     */
    public record OfGroup(String name, int cells, int markers, List<Suggestion> suggestions) {

        public OfGroup {
            suggestions = List.copyOf(suggestions);
        }

        /** The surest suggestion that is called; empty when there is none. */
        public Optional<Suggestion> best() {
            return suggestions.stream().findFirst().filter(Suggestion::called);
        }
    }

    /** One line a group and suggestion, the surest of a group first. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (var group : groups) {
            for (int i = 0; i < group.suggestions.size(); i++) {
                var each = group.suggestions.get(i);
                lines.add(List.of(
                        group.name,
                        Integer.toString(i + 1),
                        each.type(),
                        each.source(),
                        Integer.toString(each.genes().size()),
                        Integer.toString(each.ofSet()),
                        Integer.toString(group.markers),
                        Integer.toString(background),
                        Double.toString(each.p()),
                        Double.toString(each.q()),
                        Boolean.toString(each.called()),
                        String.join(" ", each.genes())));
            }
        }
        return new RunTable(
                List.of(
                        "group",
                        "rank",
                        "type",
                        "source",
                        "found",
                        "of_set",
                        "markers",
                        "background",
                        "p",
                        "q",
                        "called",
                        "genes"),
                lines.size(),
                lines::get);
    }
}
