package org.mixtura.core.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Names of rows that differ: the second of a name becomes {@code name-1}, as AnnData's {@code obs_names_make_unique} has it;
 * a number that would meet another name is passed over.
 *
 * @param names in their order, no two alike
 * @param renamed how many got a number
 */
public record UniqueNames(List<String> names, int renamed) {

    public UniqueNames {
        names = List.copyOf(names);
    }

    /** Of names that may repeat. */
    public static UniqueNames of(List<String> names) {
        var taken = new HashSet<>(names);
        int repeated = names.size() - taken.size();
        if (repeated == 0) {
            return new UniqueNames(names, 0);
        }
        var seen = new HashSet<String>();
        var next = new HashMap<String, Integer>();
        var free = new ArrayList<String>(names.size());
        for (String name : names) {
            String candidate = name;
            if (!seen.add(name)) {
                do {
                    candidate = name + "-" + next.merge(name, 1, Integer::sum);
                } while (!taken.add(candidate));
            }
            free.add(candidate);
        }
        return new UniqueNames(free, repeated);
    }
}
