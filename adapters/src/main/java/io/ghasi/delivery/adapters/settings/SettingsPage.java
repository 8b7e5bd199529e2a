package io.ghasi.delivery.adapters.settings;

/** Every setting of a process as a table in Markdown: what the documentation has, and what the process itself says when it is asked. */
public final class SettingsPage {
    private SettingsPage() {}

    public static String of(Class<? extends Record> settings) {
        StringBuilder page = new StringBuilder("| variable | what it says | without it |\n|---|---|---|\n");
        for (SettingKey key : SettingKeys.of("delivery", settings)) {
            page.append("| `")
                    .append(key.variable())
                    .append("` | ")
                    .append(what(key))
                    .append(" | ");
            page.append(without(key)).append(" |\n");
        }
        return page.toString();
    }

    private static String what(SettingKey key) {
        Setting says = key.says();
        String example = says.example().isEmpty() ? "" : "; such as `" + says.example() + "`";
        String bounds = says.from().isEmpty() ? "" : "; " + says.from() + " to " + says.to();
        return says.value() + example + bounds + (key.isSecret() ? "; a secret" : "");
    }

    private static String without(SettingKey key) {
        if (key.usual() != null && !key.usual().isEmpty()) {
            return "`" + key.usual() + "`";
        }
        return key.optional() ? "none" : key.group() == null ? "it does not start" : "none, with its group";
    }
}
