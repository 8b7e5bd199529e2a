package io.ghasi.delivery.testkit.servers;

import java.util.ArrayList;
import java.util.List;

/** Runs what refuses to run as root. */
final class Unprivileged {
    private Unprivileged() {}

    /**
     * {@code command}, as it is for an ordinary user. For root, inside a user namespace that maps nobody: the server sees
     * itself, and the files that root made for it, as the overflow user.
     */
    static List<String> command(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "--user"));
        wrapped.addAll(command);
        return wrapped;
    }
}
