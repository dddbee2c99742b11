package org.mixtura.core.schema;

/** The documentation table of a schema. */
public final class SchemaTable {

    private SchemaTable() {}

    /** A Markdown table: key, meaning, default, range, source; one row per field. */
    public static String markdown(Schema<?> schema) {
        var table = new StringBuilder("| Setting | Meaning | Default | Range | Source |\n|---|---|---|---|---|\n");
        for (Field field : schema.fields()) {
            var info = field.info();
            String symbol = info.symbol().isEmpty() ? "" : " (" + info.symbol() + ")";
            table.append("| `%s` | **%s**%s. %s | %s | %s | %s |\n"
                    .formatted(
                            field.key(),
                            cell(info.label()),
                            cell(symbol),
                            cell(info.help()),
                            info.defaultText(),
                            cell(field.range()),
                            cell(info.source())));
        }
        return table.toString();
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
