package org.mixtura.core.export;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.mixtura.core.run.Environment;

/**
 * What a report says beside the run itself.
 *
 * @param modelName for people
 * @param summary what the model is, one sentence
 * @param citation its paper
 * @param settings label and value of each setting that has an effect, by key
 * @param format what the data set is
 * @param checks what was checked of the data, also where all is well; empty when the data have gone
 * @param notes what the import check said of the data, a paragraph each
 * @param made where the run was made
 * @param figures pictures as SVG by what they show
 */
public record ReportFacts(
        String modelName,
        String summary,
        String citation,
        List<Setting> settings,
        String format,
        List<Checked> checks,
        List<String> notes,
        Environment made,
        SequencedMap<String, String> figures) {

    public ReportFacts {
        settings = List.copyOf(settings);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /**
     * A check of the data.
     *
     * @param title what was checked
     * @param verdict {@code passed}, or that it is to be read
     * @param words what was found
     */
    public record Checked(String title, String verdict, String words) {}

    /**
     * A setting.
     *
     * @param key as on the command line
     * @param label for people
     * @param value as text
     */
    public record Setting(String key, String label, String value) {}

    /** The value of a setting; empty when it has no effect in this run. */
    String value(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::value)
                .findFirst()
                .orElse("");
    }

    /**
     * What a model is made of, in words that follow "It has".
     *
     * @param components of its mixture; 0: it has none
     */
    String shape(int components) {
        var parts = new ArrayList<String>();
        String categories = value("categories");
        if (!categories.isEmpty()) {
            parts.add(categories + " categories");
            String states = value("states").isEmpty() ? value("state.states") : value("states");
            parts.add(states + (states.equals("1") ? " state dimension" : " state dimensions"));
        } else {
            String size = value("latentDim");
            parts.add(size + (size.equals("1") ? " latent dimension" : " latent dimensions"));
            if (components > 1) {
                parts.add("a mixture of %d components".formatted(components));
            }
        }
        String likelihood = value("likelihood").isEmpty() ? value("output.reconstruction") : value("likelihood");
        if (!likelihood.isEmpty()) {
            parts.add(
                    likelihood.equals("mse")
                            ? "the squared error as reconstruction term"
                            : "the likelihood '%s'".formatted(likelihood));
        }
        int last = parts.size() - 1;
        return last == 0 ? parts.getFirst() : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** The settings by label, for a table. */
    List<List<String>> rows() {
        return settings.stream()
                .map(setting -> List.of(setting.label(), setting.value(), setting.key()))
                .toList();
    }
}
